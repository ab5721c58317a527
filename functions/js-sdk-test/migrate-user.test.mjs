// Calls migrateUser of a running stack with the Firebase JS SDK as it comes from npm. See ./run.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorOf, newPlayer, signedIn, stranger } from './client.mjs';

test('a player is migrated, once', async () => {
  const uid = await newPlayer();
  const { migrateUser } = await signedIn(uid);

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
  const { migrateUser } = await signedIn(uid);

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
  const { migrateUser } = await signedIn('js-operator', { operator: true });

  const { data } = await migrateUser({ userId: uid, migration: 'racing' });
  assert.deepEqual([data.userId, data.outcome], [uid, 'migrated']);
});

test('who has not signed in is unauthenticated', async () => {
  const { code, details } = await errorOf(stranger().migrateUser());
  assert.equal(code, 'functions/unauthenticated');
  assert.deepEqual(details, { code: 'UNAUTHENTICATED' });
});

test('another player is refused', async () => {
  const uid = await newPlayer();
  const { migrateUser } = await signedIn('js-somebody-else', { operator: 'true', server: true });

  const { code, details } = await errorOf(migrateUser({ userId: uid }));
  assert.equal(code, 'functions/permission-denied');
  assert.deepEqual(details, { code: 'PERMISSION_DENIED' });
});

test('a player who is not there is not found', async () => {
  const { migrateUser } = await signedIn('js-nobody');

  assert.deepEqual(await errorOf(migrateUser()), {
    code: 'functions/not-found',
    message: 'There is no player js-nobody in the old schema; check the id.',
    details: { code: 'USER_NOT_FOUND' },
  });
});

test('a broken blob is a failed precondition that says where', async () => {
  const uid = await newPlayer({ garageData: { crateData: { Common: 'many' } } });
  const { migrateUser } = await signedIn(uid);

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
  const { migrateUser } = await signedIn(uid);

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
  const { migrateUser } = await signedIn('js-nobody');

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
