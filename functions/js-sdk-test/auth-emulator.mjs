import { createServer } from 'node:http';

/**
 * As much of the Auth emulator as signing in with a custom token needs. Like the real one it takes a custom
 * token that is plain JSON, {uid, claims}, and answers with an ID token that nobody signed.
 */
export async function startAuthEmulator(project) {
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await text(request));
    const answer = request.url.includes('accounts:signInWithCustomToken')
      ? signIn(project, JSON.parse(body.token))
      : account(body.idToken);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise((started) => server.listen(0, '127.0.0.1', started));
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => stop(server) };
}

function stop(server) {
  server.closeAllConnections();
  return new Promise((stopped) => server.close(stopped));
}

async function text(stream) {
  let text = '';
  for await (const chunk of stream) {
    text += chunk;
  }
  return text;
}

function signIn(project, { uid, claims }) {
  return {
    kind: 'identitytoolkit#VerifyCustomTokenResponse',
    idToken: idToken(project, uid, claims),
    refreshToken: 'none',
    expiresIn: '3600',
    isNewUser: false,
  };
}

function account(idToken) {
  const { sub } = JSON.parse(Buffer.from(idToken.split('.')[1], 'base64url'));
  return { kind: 'identitytoolkit#GetAccountInfoResponse', users: [{ localId: sub, customAuth: true }] };
}

function idToken(project, uid, claims) {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    ...claims,
    auth_time: now,
    user_id: uid,
    firebase: { identities: {}, sign_in_provider: 'custom' },
    iat: now,
    exp: now + 3600,
    aud: project,
    iss: `https://securetoken.google.com/${project}`,
    sub: uid,
  };
  return `${base64({ alg: 'none', typ: 'JWT' })}.${base64(payload)}.`;
}

function base64(value) {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
