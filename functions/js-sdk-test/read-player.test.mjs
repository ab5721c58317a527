// Calls readPlayer of a running stack with the Firebase JS SDK as it comes from npm. See ./run.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorOf, newPlayer, signedIn, stranger } from './client.mjs';

const NO_COSMETICS = { wheels: null, decals: null, spoilers: null, underglow: null, boost: null };
const NONE = { common: 0, rare: 0, exotic: 0, legendary: 0, mythical: 0 };

test('a player reads the same before and after it is migrated', async () => {
  const uid = await newPlayer();
  const { migrateUser, readPlayer } = await signedIn(uid);

  const { schema, ...view } = (await readPlayer()).data;
  assert.equal(schema, 'legacy');
  assert.deepEqual(view, {
    userId: uid,
    player: {
      uid,
      userId: uid,
      username: 'TurboTess',
      email: 'tess@example.com',
      avatarId: 3,
      country: 'AU',
      ab: { configVersion: 'v2025.10.15', bucket: 'A' },
      privacy: { allowFriendRequests: true },
      createdAt: '2025-03-02T08:15:30.000Z',
    },
    economy: {
      coins: 15420,
      gems: 230,
      xp: 1000,
      level: 6,
      trophies: 812,
      trophiesPeak: 905,
      lastDailyClaimAt: '2025-10-14T07:00:00.000Z',
      balancesVersion: 'v1',
      crates: { ...NONE, common: 3 },
      keys: NONE,
    },
    garage: [{ carId: 'car_9q7m2k4d1t', owned: true, upgradeLevel: 3, equipped: true, cosmetics: NO_COSMETICS }],
    inventory: [],
    loadout: { slotId: 'primary', carId: 'car_9q7m2k4d1t', spellDeck: [] },
    tracks: [],
    social: {
      username: 'TurboTess',
      userId: uid,
      level: 6,
      trophies: 812,
      avatarId: 3,
      clanId: null,
      friends: [],
      friendRequests: [],
      friendRequestsSent: [],
      referralCode: null,
    },
  });

  await migrateUser();
  assert.deepEqual((await readPlayer({})).data, { schema: 'new', ...view });
});

test('an operator reads anybody', async () => {
  const uid = await newPlayer();
  const { readPlayer } = await signedIn('js-operator', { operator: true });

  const { data } = await readPlayer({ userId: uid });
  assert.deepEqual([data.userId, data.schema, data.economy.coins], [uid, 'legacy', 15420]);
});

test('who has not signed in is unauthenticated', async () => {
  const { code, details } = await errorOf(stranger().readPlayer());
  assert.equal(code, 'functions/unauthenticated');
  assert.deepEqual(details, { code: 'UNAUTHENTICATED' });
});

test('another player is refused', async () => {
  const uid = await newPlayer();
  const { readPlayer } = await signedIn('js-somebody-else', { operator: 'true', server: true });

  const { code, details } = await errorOf(readPlayer({ userId: uid }));
  assert.equal(code, 'functions/permission-denied');
  assert.deepEqual(details, { code: 'PERMISSION_DENIED' });
});

test('a player who is not there is not found', async () => {
  const { readPlayer } = await signedIn('js-nobody');

  assert.deepEqual(await errorOf(readPlayer()), {
    code: 'functions/not-found',
    message: 'There is no player js-nobody in either schema; check the id.',
    details: { code: 'USER_NOT_FOUND' },
  });
});

test('a broken blob is a failed precondition that says where', async () => {
  const uid = await newPlayer({ garageData: { crateData: { Common: 'many' } } });
  const { readPlayer } = await signedIn(uid);

  assert.deepEqual(await errorOf(readPlayer()), {
    code: 'functions/failed-precondition',
    message: `Player ${uid} cannot be read: crateData.Common is not a number; mend the legacy document and call again.`,
    details: { code: 'BAD_NUMBER', phase: 'garageData', at: '/crateData/Common', place: 'crateData.Common' },
  });
});

test('an argument that there is not is named', async () => {
  const { readPlayer } = await signedIn('js-nobody');

  const { code, details } = await errorOf(readPlayer({ player: 'js-nobody' }));
  assert.equal(code, 'functions/invalid-argument');
  assert.deepEqual(details, { code: 'INVALID_ARGUMENT', field: 'player' });
});
