// The game's data, the operators' documents, and the places that the migration does not touch.

import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import { collection, doc, getDoc, getDocs, query, where } from 'firebase/firestore';
import { test } from 'node:test';
import { READ, expectAllowed } from '../expect.mjs';
import { ROLES, SELF, clientOf, newUid, put, signedIn } from '../ground.mjs';

const STRANGER = ROLES[0];
const EVERYBODY = () => READ;
const SIGNED_IN = (role) => (role === STRANGER ? '' : READ);
const ITSELF = (role) => (role === SELF ? READ : '');
const NOBODY = () => '';

/** Each with what that role may do there. */
const PLACES = {
  'GameData/v1': EVERYBODY,
  'GameData/v1/Cars/car_9q7m2k4d1t': EVERYBODY,
  'GameData/v1/catalogs/XpCurve': EVERYBODY,
  'GameData/v1/Cars/car_9q7m2k4d1t/Drafts/1': NOBODY,
  'GameConfig/v1': EVERYBODY,
  'GameConfig/v1/Versions/v2025.10.15': EVERYBODY,
  'GameConfig/v1/Versions/v2025.10.15/Drafts/1': NOBODY,
  'AppConfig/version': EVERYBODY,
  'maintenance/current': EVERYBODY,
  'CratesDistributionData/CratesDistributionData': EVERYBODY,
  'notifications/1': SIGNED_IN,
  'users/UID/notifications/1': ITSELF,
  'users/UID': NOBODY,
  'userClanBookmarks/UID': (role) => (role === SELF ? 'get' : ''),
  'global_chat/main/messages/1': (role) => (role === STRANGER ? '' : `${READ} create`),
  'global_chat/main': NOBODY,
  'global_chat/other/messages/1': NOBODY,
  'AdminOps/rollout_racing': NOBODY,
  'AdminOps/mappings_20251015/Tables/cars': NOBODY,
  'AdminOps/quarantine/Entries/racing:UID': NOBODY,
  'AdminOps/quarantine/Entries/racing:UID/Documents/1': NOBODY,
  'AdminOps/economyTotals/Snapshots/1': NOBODY,
  'AdminOps/rollback/Runs/1': NOBODY,
  'Audit/1': NOBODY,
  'Audit/1/Entries/1': NOBODY,
  'somewhere/else': NOBODY,
};

for (const [place, allowedTo] of Object.entries(PLACES)) {
  for (const role of ROLES) {
    test(`${role} may ${allowedTo(role) || 'do nothing'} at ${place}`, async () => {
      const uid = newUid();
      await expectAllowed(clientOf(role, uid), place.replace('UID', uid), allowedTo(role));
    });
  }
}

for (const role of ROLES) {
  test(`${role} may ${role === SELF ? 'get' : 'not even get'} a race of the player`, async () => {
    const uid = newUid();
    const firestore = clientOf(role, uid);
    const race = `raceData/race_${uid}`;
    await expectAllowed(firestore, race, '');
    await put({ [race]: { userId: uid, settled: false } });
    const calls = [
      getDoc(doc(firestore, race)),
      getDocs(query(collection(firestore, 'raceData'), where('userId', '==', uid))),
    ];
    await Promise.all(calls.map(role === SELF ? assertSucceeds : assertFails));
  });
}

test('a race that is not there is refused like that of another player', async () => {
  await assertFails(getDoc(doc(signedIn(newUid()), 'raceData/none')));
});
