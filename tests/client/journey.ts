// What an integrator's first program does, in the types of the generated client: an organisation is registered, said
// again by a network that lost the answer, found in pages, read as it was; and a refusal is told apart by its type.
// Address and token come from the environment; the first thing that is not as documented ends the program with 1.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import createClient from "openapi-fetch";
import type { components, paths } from "./generated/quintette.js";

type Organisation = components["schemas"]["RegisterOrganisationRequest"];

const { QUINTETTE_URL: baseUrl, QUINTETTE_TOKEN: token } = process.env;
assert(baseUrl !== undefined && token !== undefined, "QUINTETTE_URL and QUINTETTE_TOKEN say where and who");
// Lists are also CSV for whoever asks for it; this client reads JSON.
type Json = "application/json" | "application/problem+json";
const client = createClient<paths, Json>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });

function organisation(name: string): Organisation {
  const address = { lines: ["1 place de l'Exemple"], postal_code: "42000", city: "Saint-Exemple", country: "FR" };
  return { name, kind: "association", billing_address: address, on: "2014-10-01" };
}

async function register(body: Organisation, key: string): Promise<string> {
  const { data, error, response } = await client.POST("/api/v1/organisations", {
    params: { header: { "Idempotency-Key": key } },
    body,
  });
  assert(data !== undefined, `refused: ${JSON.stringify(error)}`);
  assert.equal(response.status, 201);
  return data.organisation_id;
}

// Registered, and asked again with the same key: the same answer, done once.
const ids: string[] = [];
for (const name of ["Première (fictif)", "Deuxième (fictif)", "Troisième (fictif)"]) {
  const key = randomUUID();
  const id = await register(organisation(name), key);
  assert.equal(await register(organisation(name), key), id, "a repeated request is answered as the first time");
  ids.push(id);
}

// The whole list, two at a time.
const found: string[] = [];
let cursor: string | undefined;
let pages = 0;
do {
  const { data } = await client.GET("/api/v1/organisations", {
    params: { query: { limit: 2, sort: "name", ...(cursor === undefined ? {} : { cursor }) } },
  });
  assert(data !== undefined);
  assert.equal(data.total, ids.length);
  found.push(...data.items.map((row) => row.organisation_id));
  cursor = data.next ?? undefined;
  pages += 1;
} while (cursor !== undefined);
assert.equal(pages, 2);
assert.deepEqual([...found].sort(), [...ids].sort());

// One of them, and the same again when nothing has changed.
const path = { organisation_id: ids[0]! };
const first = await client.GET("/api/v1/organisations/{organisation_id}", { params: { path } });
assert.equal(first.data?.name, "Première (fictif)");
const etag = first.response.headers.get("etag");
assert(etag !== null);
const again = await client.GET("/api/v1/organisations/{organisation_id}", {
  params: { path, header: { "If-None-Match": etag } },
});
assert.equal(again.response.status, 304);

// A refusal has a type that a program can tell apart.
const nowhere = await client.GET("/api/v1/organisations/{organisation_id}", {
  params: { path: { organisation_id: randomUUID() } },
});
assert(nowhere.error !== undefined, "nobody is known by this identifier");
const problem: components["schemas"]["Problem"] = nowhere.error;
assert.equal(problem.status, 404);
assert.match(problem.type, /^\/problems\/partners\//);

// Without a token nobody enters.
const stranger = createClient<paths, Json>({ baseUrl });
const refused = await stranger.GET("/api/v1/organisations");
assert.equal(refused.response.status, 401);
assert.equal(refused.error?.type, "/problems/access/not-signed-in");

console.log("the generated client works");
