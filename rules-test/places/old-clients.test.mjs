// What an old app sees that has not noticed its player's cut-over, and what becomes of what it had queued.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addDoc,
  collection,
  disableNetwork,
  doc,
  enableNetwork,
  getDoc,
  onSnapshot,
  setDoc,
  writeBatch,
} from 'firebase/firestore';
import { newUid, put, reach, signedIn } from '../ground.mjs';

const old = { profileData: '{"playerCoins":100}' };
const changed = { profileData: '{"playerCoins":900}' };

async function oldPlayer() {
  const uid = newUid();
  const path = `players/${uid}/profileData/profileData`;
  await put({ [path]: old });
  const firestore = signedIn(uid);
  return { uid, firestore, profile: doc(firestore, path) };
}

/** The code of the error; fails where there is none. */
function refusal(call) {
  return call.then(
    () => assert.fail('the write went well'),
    (error) => error.code,
  );
}

test('a write after the cut-over is refused, and the screen goes back to what is stored', async () => {
  const { uid, firestore, profile } = await oldPlayer();
  await reach(uid, 'completed');
  const seen = [];
  const isBack = new Promise((back) => {
    const stop = onSnapshot(profile, (snapshot) => {
      seen.push(snapshot.get('profileData'));
      if (seen.length === 3) {
        stop();
        back();
      }
    });
  });
  await getDoc(doc(firestore, profile.path));
  assert.equal(await refusal(setDoc(profile, changed)), 'permission-denied');
  await isBack;
  assert.deepEqual(seen, [old.profileData, changed.profileData, old.profileData]);
});

test('what was queued offline is refused when it is sent, and what was queued behind it is not held up', async () => {
  const { uid, firestore, profile } = await oldPlayer();
  await setDoc(profile, old);
  await disableNetwork(firestore);
  const first = refusal(setDoc(profile, changed));
  const second = refusal(setDoc(profile, { profileData: '{"playerCoins":901}' }));
  const said = addDoc(collection(firestore, 'global_chat/main/messages'), { text: 'back again' });
  await reach(uid, 'completed');
  await enableNetwork(firestore);
  assert.equal(await first, 'permission-denied');
  assert.equal(await second, 'permission-denied');
  await said;
  assert.deepEqual((await getDoc(profile)).data(), old);
});

test('a batch is refused as a whole for one old document in it', async () => {
  const { uid, firestore, profile } = await oldPlayer();
  await reach(uid, 'completed');
  const chat = doc(firestore, `global_chat/main/messages/${uid}`);
  const batch = writeBatch(firestore).set(chat, { text: 'look what I have got' }).set(profile, changed);
  assert.equal(await refusal(batch.commit()), 'permission-denied');
  assert.equal((await getDoc(chat)).exists(), false);
});

test('after a rollback the old app goes on as if nothing had been', async () => {
  const { uid, profile } = await oldPlayer();
  await reach(uid, 'completed');
  assert.equal(await refusal(setDoc(profile, changed)), 'permission-denied');
  await reach(uid, 'rolled back');
  await setDoc(profile, changed);
});
