"""What the judge asks beyond its own checks."""

import schemathesis
from schemathesis import GenerationMode

# Refusals of the form, which nothing that the description allows may meet. `request/unexpected-form` is not among them:
# check digits (SIREN, IBAN) are read with the body, and JSON Schema cannot say them.
OF_THE_FORM = {
    "/problems/request/malformed-json",
    "/problems/request/bad-parameter",
    "/problems/request/unknown-parameter",
    "/problems/request/missing-parameter",
}


@schemathesis.check
def the_described_form_is_understood(ctx, response, case):
    """Data that satisfy the description are never refused for their form."""
    if case.meta is None or case.meta.generation.mode != GenerationMode.POSITIVE:
        return
    if response.status_code not in (400, 422):
        return
    problem = response.json()
    assert problem.get("type") not in OF_THE_FORM, f"the description allows it: {problem}"


@schemathesis.check
def a_refusal_is_a_problem(ctx, response, case):
    """Each refusal is a problem of RFC 9457 with a type of its own and the request's id."""
    if response.status_code < 400 or case.method == "HEAD":
        return
    kind = response.headers["content-type"][0]
    assert kind == "application/problem+json", f"a refusal of type {kind}"
    problem = response.json()
    assert problem["status"] == response.status_code, f"the problem says {problem['status']}"
    assert problem["type"].startswith("/problems/"), problem["type"]
    assert problem["title"], "the refusal says nothing"
    assert response.headers.get("x-request-id"), "the refusal has no id"
