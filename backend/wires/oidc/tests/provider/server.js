// A real OpenID Connect provider for the tests: one client, a few people, and a sign-in page that needs no click.
//
// It listens on loopback, says its issuer in the first line of its standard output, and ends when its standard input
// is closed, so that it never outlives the test that started it.
//
// The sign-in page takes `?account=NAME` (who signs in; `lea` by default) or `?deny=1` (who declines).

import { createServer } from 'node:http';
import { Provider, interactionPolicy } from 'oidc-provider';

// `claims` of the scope openid go into the ID token, those of email and profile into the user info, as OpenID Connect
// Core 5.4 has it.
const PEOPLE = {
  lea: {
    email: 'lea.martin@example.org', email_verified: true, name: 'Léa Martin',
    realm_access: { roles: ['equipe', 'offline_access'] }, amr: ['pwd', 'otp'],
  },
  omar: {
    email: 'omar.haddad@example.org', email_verified: false, name: 'Omar Haddad',
    realm_access: { roles: [] }, amr: ['pwd'],
  },
  ines: { email: 'ines.roy@example.org', email_verified: true, given_name: 'Inès', family_name: 'Roy', amr: ['pwd'] },
};

// Nobody is asked a second time whether a program on their own machine may know them.
const policy = interactionPolicy.base();
policy.get('consent').checks.remove('native_client_prompt');

// A native client may come back to any port of the loopback address (RFC 8252, 7.3).
const CLIENT = {
  client_id: 'quintette',
  client_secret: 'shared-between-the-test-and-its-provider',
  application_type: 'native',
  redirect_uris: ['http://127.0.0.1/connexion/oidc/retour'],
  post_logout_redirect_uris: ['http://127.0.0.1/connexion'],
  grant_types: ['authorization_code'],
  response_types: ['code'],
};

const http = createServer();
http.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${http.address().port}`;
  const provider = new Provider(issuer, {
    // The second is told about people in signed answers, as ProConnect does.
    clients: [CLIENT, { ...CLIENT, client_id: 'quintette-signed', userinfo_signed_response_alg: 'RS256' }],
    cookies: { keys: ['only-for-tests'] },
    claims: {
      openid: ['sub', 'amr', 'realm_access'],
      email: ['email', 'email_verified'],
      profile: ['name', 'given_name', 'family_name'],
    },
    features: { devInteractions: { enabled: false }, jwtUserinfo: { enabled: true } },
    pkce: { required: () => true },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ ...PEOPLE[id], amr: undefined, sub: id }) }),
    // Everybody has agreed to be known here.
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    interactions: { policy, url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
  });

  const answer = provider.callback();
  http.on('request', async (request, response) => {
    const asked = new URL(request.url, issuer);
    if (!asked.pathname.startsWith('/interaction/')) {
      answer(request, response);
      return;
    }
    const accountId = asked.searchParams.get('account') ?? 'lea';
    const result = asked.searchParams.has('deny')
      ? { error: 'access_denied', error_description: 'declined' }
      : { login: { accountId, amr: PEOPLE[accountId]?.amr, remember: false } };
    try {
      await provider.interactionFinished(request, response, result);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  console.log(issuer);
});

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
