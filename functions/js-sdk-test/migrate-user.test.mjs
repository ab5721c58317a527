// Calls migrateUser of a running stack with the Firebase JS SDK as it comes from npm.
// PORT, PROJECT and FIRESTORE_EMULATOR_HOST say which stack; its game data must be seeded. See ./run.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { deleteApp, initializeApp } from 'firebase/app';
import { connectAuthEmulator, inMemoryPersistence, initializeAuth, signInWithCustomToken } from 'firebase/auth';
import { connectFunctionsEmulator, getFunctions, httpsCallable } from 'firebase/functions';
import { startAuthEmulator } from './auth-emulator.mjs';
import { seedLegacyPlayer, smallPlayer } from './legacy-player.mjs';

const { PORT, PROJECT = 'demo-slipstream', FIRESTORE_EMULATOR_HOST } = process.env;
assert.ok(PORT, 'set PORT to that of the stack');
assert.ok(FIRESTORE_EMULATOR_HOST, 'set FIRESTORE_EMULATOR_HOST to that of the stack');

const apps = [];
let authEmulator;

before(async () => {
  authEmulator = await startAuthEmulator(PROJECT);
});

after(async () => {
  await Promise.all(apps.map(deleteApp));
  await authEmulator.stop();
});

/** A client app that nobody has signed in to. */
function client() {
  const app = initializeApp({ apiKey: 'any', projectId: PROJECT }, randomUUID());
  apps.push(app);
  const functions = getFunctions(app);
  connectFunctionsEmulator(functions, '127.0.0.1', Number(PORT));
  return { app, migrateUser: httpsCallable(functions, 'migrateUser') };
}

/** What a player, or somebody with more claims, calls. */
async function migrateUserAs(uid, claims = {}) {
  const { app, migrateUser } = client();
  const auth = initializeAuth(app, { persistence: inMemoryPersistence });
  connectAuthEmulator(auth, authEmulator.url, { disableWarnings: true });
  await signInWithCustomToken(auth, JSON.stringify({ uid, claims }));
  return migrateUser;
}

/** A legacy player that no other test knows. */
async function newPlayer(blobs = {}) {
  const uid = `js${randomUUID().replaceAll('-', '')}`.slice(0, 28);
  await seedLegacyPlayer(FIRESTORE_EMULATOR_HOST, PROJECT, uid, { ...smallPlayer(uid), ...blobs });
  return uid;
}

/** The error as the SDK makes it; it adds the HTTP code to the message. */
async function errorOf(call) {
  const { code, message, details } = await call.then(
    () => assert.fail('the call went well'),
    (error) => error,
  );
  return { code, message: message.replace(/ \[\d+]$/, ''), details };
}

test('a player is migrated, once', async () => {
  const uid = await newPlayer();
  const migrateUser = await migrateUserAs(uid);

  const { data } = await migrateUser();
  const { reads, writes, durationMs, rolloutBucket, ...result } = data;
  assert.deepEqual(result, {
    userId: uid,
    migration: 'racing',
    outcome: 'migrated',
    status: 'completed',
    phases: {
      masterData: 'completed',
      profileData: 'completed',
      garageData: 'completed',
      socialData: 'completed',
      mapData: 'completed',
      validation: 'completed',
    },
    warnings: [],
    unmapped: [],
  });
  assert.equal(reads, 5);
  assert.ok(writes > 5);
  assert.ok(Number.isInteger(durationMs) && durationMs >= 0);
  assert.ok(rolloutBucket >= 0 && rolloutBucket < 10_000);

  const again = (await migrateUser({})).data;
  assert.deepEqual([again.outcome, again.reads, again.writes], ['already_migrated', 1, 0]);
});

test('a dry run shows the documents and writes none', async () => {
  const uid = await newPlayer();
  const migrateUser = await migrateUserAs(uid);

  const { data } = await migrateUser({ dryRun: true });
  assert.equal(data.outcome, 'planned');
  assert.equal(data.writes, Object.keys(data.documents).length);
  const player = data.documents[`Players/${uid}`];
  assert.equal(player.username, 'TurboTess');
  assert.deepEqual(player.createdAt, { $ts: '2025-03-02T08:15:30.000Z' });
  assert.equal(player.updatedAt, '$serverTimestamp');
  assert.equal(data.documents[`Players/${uid}/Economy/Stats`].coins, 15420);

  assert.equal((await migrateUser()).data.outcome, 'migrated');
});

test('an operator migrates anybody', async () => {
  const uid = await newPlayer();
  const migrateUser = await migrateUserAs('js-operator', { operator: true });

  const { data } = await migrateUser({ userId: uid, migration: 'racing' });
  assert.deepEqual([data.userId, data.outcome], [uid, 'migrated']);
});

test('who has not signed in is unauthenticated', async () => {
  const { code, details } = await errorOf(client().migrateUser());
  assert.equal(code, 'functions/unauthenticated');
  assert.deepEqual(details, { code: 'UNAUTHENTICATED' });
});

test('another player is refused', async () => {
  const uid = await newPlayer();
  const migrateUser = await migrateUserAs('js-somebody-else', { operator: 'true', server: true });

  const { code, details } = await errorOf(migrateUser({ userId: uid }));
  assert.equal(code, 'functions/permission-denied');
  assert.deepEqual(details, { code: 'PERMISSION_DENIED' });
});

test('a player who is not there is not found', async () => {
  const migrateUser = await migrateUserAs('js-nobody');

  assert.deepEqual(await errorOf(migrateUser()), {
    code: 'functions/not-found',
    message: 'There is no player js-nobody in the old schema; check the id.',
    details: { code: 'USER_NOT_FOUND' },
  });
});

test('a broken blob is a failed precondition that says where', async () => {
  const uid = await newPlayer({ garageData: { crateData: { Common: 'many' } } });
  const migrateUser = await migrateUserAs(uid);

  assert.deepEqual(await errorOf(migrateUser()), {
    code: 'functions/failed-precondition',
    message: `Player ${uid} cannot be migrated: crateData.Common is not a number; mend the legacy document and call again.`,
    details: {
      code: 'BAD_NUMBER',
      phase: 'garageData',
      at: '/crateData/Common',
      place: 'crateData.Common',
      attempts: 1,
      maxRetries: 5,
    },
  });
});

test('a blob that is not JSON is a failed precondition until its retries are used up', async () => {
  const uid = await newPlayer({ mapData: '{"mapStats":' });
  const migrateUser = await migrateUserAs(uid);

  for (let attempt = 1; attempt <= 5; attempt++) {
    const { code, details } = await errorOf(migrateUser());
    assert.equal(code, 'functions/failed-precondition');
    assert.deepEqual([details.code, details.phase, details.at, details.attempts], ['MALFORMED_JSON', 'mapData', '', attempt]);
  }
  const { code, details } = await errorOf(migrateUser());
  assert.equal(code, 'functions/failed-precondition');
  assert.deepEqual([details.code, details.attempts, details.lastError.code], ['RETRIES_EXHAUSTED', 5, 'MALFORMED_JSON']);
});

test('an argument that cannot be taken is named', async () => {
  const migrateUser = await migrateUserAs('js-nobody');

  for (const [data, field] of [
    [{ dryrun: true }, 'dryrun'],
    [{ dryRun: 1 }, 'dryRun'],
    [{ userId: 'a/b' }, 'userId'],
    [{ migration: 'chess' }, 'migration'],
    ['text', 'data'],
  ]) {
    const { code, details } = await errorOf(migrateUser(data));
    assert.equal(code, 'functions/invalid-argument');
    assert.deepEqual(details, { code: 'INVALID_ARGUMENT', field });
  }
});
