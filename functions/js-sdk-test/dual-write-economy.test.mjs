// Calls dualWriteEconomy of a running stack with the Firebase JS SDK as it comes from npm. See ./run.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorOf, newPlayer, signedIn, stranger } from './client.mjs';

const server = () => signedIn('js-game-server', { server: true });

test('a player spends before and after it is migrated, and sees one purse', async () => {
  const uid = await newPlayer();
  const { dualWriteEconomy, migrateUser, readPlayer } = await signedIn(uid);

  const first = (await dualWriteEconomy({ opId: 'js-spend-1', type: 'spendCoins', delta: { coins: -420 } })).data;
  assert.deepEqual(first, {
    opId: 'js-spend-1',
    replayed: false,
    userId: uid,
    schema: 'legacy',
    seq: 1,
    balances: {
      coins: 15000,
      gems: 230,
      xp: 1000,
      level: 6,
      trophies: 812,
      items: {},
      crates: { common: 3, exotic: 0, legendary: 0, mythical: 0, rare: 0 },
      keys: { common: 0, exotic: 0, legendary: 0, mythical: 0, rare: 0 },
    },
  });

  await migrateUser();
  const second = (await dualWriteEconomy({ opId: 'js-spend-2', type: 'spendCoins', delta: { coins: -500 } })).data;
  assert.deepEqual([second.schema, second.balances.coins], ['new', 14500]);
  assert.equal((await readPlayer()).data.economy.coins, 14500);
});

test('a repetition is answered as the first was, also after the migration', async () => {
  const uid = await newPlayer();
  const { dualWriteEconomy, migrateUser } = await signedIn(uid);
  const call = { opId: 'js-once-only', type: 'spendGems', delta: { gems: -30 } };

  const first = (await dualWriteEconomy(call)).data;
  assert.deepEqual((await dualWriteEconomy(call)).data, { ...first, replayed: true });
  await migrateUser();
  assert.deepEqual((await dualWriteEconomy(call)).data, { ...first, replayed: true });
});

test('another operation with the same id is refused', async () => {
  const uid = await newPlayer();
  const { dualWriteEconomy } = await signedIn(uid);
  await dualWriteEconomy({ opId: 'js-one-id-1', type: 'spendGems', delta: { gems: -30 } });

  const { code, details } = await errorOf(
    dualWriteEconomy({ opId: 'js-one-id-1', type: 'spendGems', delta: { gems: -31 } }),
  );
  assert.equal(code, 'functions/already-exists');
  assert.deepEqual(details, { code: 'OP_ID_REUSED' });
});

test('who has too little is told how much there is', async () => {
  const uid = await newPlayer();
  const { dualWriteEconomy } = await signedIn(uid);

  assert.deepEqual(
    await errorOf(dualWriteEconomy({ opId: 'js-too-much', type: 'spendGems', delta: { gems: -231 } })),
    {
      code: 'functions/failed-precondition',
      message: `Player ${uid} has 230 gems and needs 231; nothing was taken.`,
      details: { code: 'INSUFFICIENT_FUNDS', have: 230, need: 231, currency: 'gems' },
    },
  );
});

test('a player grants itself nothing, and spends nobody else’s', async () => {
  const uid = await newPlayer();
  const { dualWriteEconomy } = await signedIn('js-somebody');

  const grant = await errorOf(dualWriteEconomy({ opId: 'js-grant-1', type: 'grantCoins', delta: { coins: 5 } }));
  assert.deepEqual([grant.code, grant.details.code], ['functions/permission-denied', 'GRANT_NOT_ALLOWED']);
  const theft = await errorOf(
    dualWriteEconomy({ opId: 'js-theft-1', type: 'spendCoins', delta: { coins: -5 }, userId: uid }),
  );
  assert.deepEqual([theft.code, theft.details.code], ['functions/permission-denied', 'PERMISSION_DENIED']);
});

test('who has not signed in is unauthenticated', async () => {
  const { code } = await errorOf(stranger().dualWriteEconomy({ opId: 'js-nobody-1', type: 'spendCoins', delta: { coins: -5 } }));
  assert.equal(code, 'functions/unauthenticated');
});

test('a server grants a crate and a key, the player opens it, and once', async () => {
  const uid = await newPlayer();
  const { dualWriteEconomy: grant } = await server();
  const { dualWriteEconomy, readPlayer } = await signedIn(uid);
  await grant({ userId: uid, opId: 'js-key-0001', type: 'grantKey', delta: { 'keys.rare': 1 } });
  await grant({ userId: uid, opId: 'js-crate-01', type: 'grantCrate', delta: { 'crates.rare': 1 } });

  const open = { opId: 'js-open-001', type: 'openCrate', delta: { 'crates.rare': -1 } };
  const { balances } = (await dualWriteEconomy(open)).data;
  assert.deepEqual([balances.crates.rare, balances.keys.rare], [0, 0]);
  const [[item, quantity]] = Object.entries(balances.items);
  assert.match(item, /^item_/);
  assert.equal(quantity, 1);
  assert.equal((await dualWriteEconomy(open)).data.replayed, true);
  assert.deepEqual(
    (await readPlayer()).data.inventory.map(({ itemId, qty }) => [itemId, qty]),
    [[item, 1]],
  );

  const again = await errorOf(dualWriteEconomy({ ...open, opId: 'js-open-002' }));
  assert.deepEqual(again.details, { code: 'INSUFFICIENT_FUNDS', have: 0, need: 1, currency: 'crates.rare' });
});

test('a server moves coins between a migrated player and one who is not', async () => {
  const giver = await newPlayer();
  const receiver = await newPlayer();
  await (await signedIn(giver)).migrateUser();
  const { dualWriteEconomy } = await server();

  const { data } = await dualWriteEconomy({
    userId: giver,
    toUserId: receiver,
    opId: 'js-gift-001',
    type: 'transfer',
    delta: { coins: 420 },
  });
  assert.deepEqual([data.schema, data.balances.coins], ['new', 15000]);
  assert.deepEqual([data.to.userId, data.to.schema, data.to.balances.coins], [receiver, 'legacy', 15840]);
});

test('an argument that cannot be taken is named', async () => {
  const { dualWriteEconomy } = await server();

  for (const [data, field] of [
    [{ opId: 'js-wrong-1', type: 'grantCoins', delta: { coins: 5 } }, 'userId'],
    [{ opId: 'short', type: 'spendCoins', delta: { coins: -5 } }, 'opId'],
    [{ opId: 'js-wrong-1', type: 'spendCoins', delta: { coins: '-5' } }, 'delta.coins'],
    [{ opId: 'js-wrong-1', type: 'spendCoins', delta: { coins: -0.5 } }, 'delta.coins'],
    [{ opId: 'js-wrong-1', type: 'buyCoins', delta: { coins: 5 } }, 'type'],
  ]) {
    const { code, details } = await errorOf(dualWriteEconomy(data));
    assert.equal(code, 'functions/invalid-argument');
    assert.deepEqual(details, { code: 'INVALID_ARGUMENT', field });
  }
});
