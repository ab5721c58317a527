// The old documents of a player, at every stage of its move.

import { describe, test } from 'node:test';
import { READ, WRITE, expectAllowed, expectRefusedList } from '../expect.mjs';
import { ROLES, SELF, STAGES, clientOf, newUid, reach, signedIn } from '../ground.mjs';

const BLOBS = ['profileData', 'garageData'];
const OTHER_BLOBS = ['socialData', 'mapData', 'referralData', 'dailyRewardsData', 'offersData', 'boosterData'];

for (const [stage, { reads, writes }] of Object.entries(STAGES)) {
  const allowed = [reads ? READ : '', writes ? WRITE : ''].join(' ');

  describe(`the old documents of a player ${stage}`, () => {
    for (const role of ROLES) {
      test(`${role} may ${role === SELF ? allowed : 'do nothing'}`, async () => {
        const uid = newUid();
        await reach(uid, stage);
        const firestore = clientOf(role, uid);
        for (const blob of BLOBS) {
          await expectAllowed(firestore, `players/${uid}/${blob}/${blob}`, role === SELF ? allowed : '');
        }
        // Nobody lists all players.
        await expectAllowed(firestore, `players/${uid}`, role === SELF ? allowed.replace('list', '') : '');
      });
    }
  });
}

for (const [stage, allowed] of Object.entries({ failed: `${READ} ${WRITE}`, completed: READ, 'cleaned up': '' })) {
  test(`so with all other blobs of a player ${stage}`, async () => {
    const uid = newUid();
    await reach(uid, stage);
    for (const blob of OTHER_BLOBS) {
      await expectAllowed(signedIn(uid), `players/${uid}/${blob}/${blob}`, allowed);
    }
  });
}

test('a document that is not named like its collection is no blob', async () => {
  const uid = newUid();
  await expectAllowed(signedIn(uid), `players/${uid}/profileData/backup`, READ);
});

test('there is nothing below a blob', async () => {
  const uid = newUid();
  await expectAllowed(signedIn(uid), `players/${uid}/profileData/profileData/old/1`, '');
});

test("one player's move opens and closes nothing of another's", async () => {
  const [moved, waiting] = [newUid(), newUid()];
  await reach(moved, 'completed');
  await expectAllowed(signedIn(waiting), `players/${waiting}/mapData/mapData`, `${READ} ${WRITE}`);
  await expectAllowed(signedIn(moved), `players/${moved}/mapData/mapData`, READ);
});

test('nobody asks for the blobs of all players', async () => {
  await expectRefusedList(signedIn(newUid()), 'profileData');
});
