// Calls rollbackUserMigration of a running stack with the Firebase JS SDK as it comes from npm. See ./run.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorOf, newPlayer, signedIn, validated } from './client.mjs';

const OPERATOR = { operator: true };

test('a player who is rolled back keeps what was earned since, and can migrate again', async () => {
  const uid = await newPlayer();
  const player = await signedIn(uid);
  const operator = await signedIn('operator', OPERATOR);
  await player.migrateUser();
  const spend = { opId: 'js-spend-new', type: 'spendCoins', delta: { coins: -20 } };
  await player.dualWriteEconomy(spend);

  const { durationMs, ...planned } = (
    await operator.rollbackUserMigration({ userId: uid, reason: 'js', dryRun: true })
  ).data;
  assert.equal(typeof durationMs, 'number');
  assert.deepEqual(planned, { userId: uid, outcome: 'planned', carriedBack: [], lost: [] });
  assert.equal((await player.readPlayer()).data.schema, 'new');

  const back = (await operator.rollbackUserMigration({ userId: uid, reason: 'js' })).data;
  assert.equal(back.outcome, 'rolled_back');
  const legacy = (await player.readPlayer()).data;
  assert.equal(legacy.schema, 'legacy');
  assert.equal(legacy.economy.coins, 15400);

  assert.equal((await player.dualWriteEconomy(spend)).data.replayed, true);
  const more = await player.dualWriteEconomy({ ...spend, opId: 'js-spend-legacy' });
  assert.equal(more.data.schema, 'legacy');
  assert.equal(more.data.balances.coins, 15380);

  assert.equal((await player.migrateUser()).data.outcome, 'migrated');
  const again = (await player.readPlayer()).data;
  assert.deepEqual([again.schema, again.economy.coins], ['new', 15380]);
  await validated(operator, uid, 'match');
});

test('who is not migrated stays so, and who is back already too', async () => {
  const uid = await newPlayer();
  const operator = await signedIn('operator', OPERATOR);
  const call = async () => (await operator.rollbackUserMigration({ userId: uid, reason: 'js' })).data.outcome;
  assert.equal(await call(), 'not_migrated');
  await operator.migrateUser({ userId: uid });
  assert.equal(await call(), 'rolled_back');
  assert.equal(await call(), 'already_rolled_back');
});

test('players roll nobody back, and a reason must be given', async () => {
  const uid = await newPlayer();
  const player = await signedIn(uid);
  const denied = await errorOf(player.rollbackUserMigration({ userId: uid, reason: 'js' }));
  assert.equal(denied.code, 'functions/permission-denied');
  const operator = await signedIn('operator', OPERATOR);
  const invalid = await errorOf(operator.rollbackUserMigration({ userId: uid }));
  assert.deepEqual(invalid, {
    code: 'functions/invalid-argument',
    message: 'reason must say why, in 1 to 200 characters.',
    details: { code: 'INVALID_ARGUMENT', field: 'reason' },
  });
});
