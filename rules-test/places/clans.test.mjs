// Clans, old and new. In a file of its own: the switch that closes the old ones is one for all.

import { test } from 'node:test';
import { READ, expectAllowed } from '../expect.mjs';
import { ROLES, clientOf, newUid, put } from '../ground.mjs';

const CUT_OVER = 'AdminOps/clanCutOver';
const STRANGER = ROLES[0];

const clan = () => `clan_${newUid().slice(5, 15)}`;

for (const role of ROLES) {
  const allowed = role === STRANGER ? '' : READ;

  test(`${role} may ${allowed || 'do nothing'} in the new clans`, async () => {
    const uid = newUid();
    const firestore = clientOf(role, uid);
    const path = `Clans/${clan()}`;
    for (const place of [path, `${path}/Members/${uid}`, `${path}/Requests/${uid}`]) {
      await expectAllowed(firestore, place, allowed);
    }
    await expectAllowed(firestore, `${path}/Chat/1`, '');
  });

  test(`${role} may ${allowed || 'do nothing'} in the old clans until these are cut over`, async () => {
    const uid = newUid();
    const firestore = clientOf(role, uid);
    await expectAllowed(firestore, `clans/${uid}`, allowed);
    await put({ [CUT_OVER]: { at: 'now' } });
    await expectAllowed(firestore, `clans/${uid}`, '');
    await put({ [CUT_OVER]: null });
    await expectAllowed(firestore, `clans/${uid}`, allowed);
  });
}

for (const role of ROLES) {
  test(`the switch itself is not even seen by ${role}`, async () => {
    await expectAllowed(clientOf(role, newUid()), CUT_OVER, '');
  });
}
