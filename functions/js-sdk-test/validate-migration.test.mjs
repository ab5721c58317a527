// Calls validateMigration of a running stack with the Firebase JS SDK as it comes from npm. See ./run.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorOf, newPlayer, signedIn, validated } from './client.mjs';
import { writeDocument } from './legacy-player.mjs';

const { PROJECT, FIRESTORE_EMULATOR_HOST } = process.env;
const OPERATOR = { operator: true };

test('a wrong amount is found, named in the words of the game, and repaired', async () => {
  const uid = await newPlayer();
  const operator = await signedIn('operator', OPERATOR);
  assert.equal((await operator.validateMigration({ userId: uid })).data.outcome, 'not_migrated');
  await operator.migrateUser({ userId: uid });
  const clean = await validated(operator, uid, 'match');
  assert.deepEqual([clean.differences, clean.lateWrites], [[], []]);

  await writeDocument(FIRESTORE_EMULATOR_HOST, PROJECT, `Players/${uid}/Economy/Stats`, 'coins', 15000);
  const wrong = await validated(operator, uid, 'mismatch');
  const [{ words, ...difference }] = wrong.differences;
  assert.deepEqual(difference, {
    path: `Players/${uid}/Economy/Stats`,
    field: 'coins',
    expected: 15420,
    actual: 15000,
    kind: 'different',
  });
  assert.match(words, /420 coins/);

  assert.equal((await operator.validateMigration({ userId: uid, repair: true })).data.outcome, 'repaired');
  await validated(operator, uid, 'match');
});

test('players validate nobody', async () => {
  const uid = await newPlayer();
  const player = await signedIn(uid);
  assert.equal((await errorOf(player.validateMigration({ userId: uid }))).code, 'functions/permission-denied');
});
