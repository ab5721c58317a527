// The new documents of a player: read by itself, written by no client, at every stage of its move.

import { describe, test } from 'node:test';
import { READ, expectAllowed, expectRefusedList } from '../expect.mjs';
import { ROLES, SELF, clientOf, newUid, reach, signedIn } from '../ground.mjs';

const COLLECTIONS = {
  Economy: 'Stats',
  'Economy/v1/Transactions': 'op_migrate_v1_profile',
  Garage: 'car_9q7m2k4d1t',
  Inventory: 'item_7hs2k9d4wq',
  Loadouts: 'primary',
  Progress: 'v1',
  'Progress/v1/Tracks': 'trk_9q7m2k4d1t',
  Social: 'Profile',
  Ops: 'op_another',
};

const NOBODYS = [
  'Ops/op_migrate_v1/Undo/0a1b2c3d',
  'Receipts/op-12345678',
  'Economy/v2/Transactions/op-12345678',
  'Economy/v1/Transactions/op-12345678/Notes/1',
  'Progress/v2/Tracks/trk_9q7m2k4d1t',
];

// The rules do not ask how far the move has come here, so one stage of each kind will do.
const KINDS = ['before its first attempt', 'in progress', 'completed', 'rolled back', 'cleaned up'];

for (const stage of KINDS) {
  describe(`the new documents of a player ${stage}`, () => {
    for (const role of ROLES) {
      test(`${role} may ${role === SELF ? 'read' : 'do nothing'}`, async () => {
        const uid = newUid();
        await reach(uid, stage);
        const firestore = clientOf(role, uid);
        for (const [collection, id] of Object.entries(COLLECTIONS)) {
          await expectAllowed(firestore, `Players/${uid}/${collection}/${id}`, role === SELF ? READ : '');
        }
        // Nobody lists all players.
        await expectAllowed(firestore, `Players/${uid}`, role === SELF ? 'get' : '');
      });
    }
  });
}

for (const role of ROLES) {
  test(`what no rule names is not even read by ${role}`, async () => {
    const uid = newUid();
    for (const path of NOBODYS) {
      await expectAllowed(clientOf(role, uid), `Players/${uid}/${path}`, '');
    }
  });

  test(`the checkpoint of the move itself is not changed by ${role}`, async () => {
    const uid = newUid();
    await expectAllowed(clientOf(role, uid), `Players/${uid}/Ops/op_migrate_v1`, role === SELF ? READ : '');
  });
}

test('nobody asks for the documents of all players', async () => {
  const firestore = signedIn(newUid());
  for (const id of ['Economy', 'Transactions', 'Garage', 'Inventory', 'Tracks', 'Ops', 'Members']) {
    await expectRefusedList(firestore, id);
  }
});
