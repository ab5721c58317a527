// What a client is allowed, as one line a place: "get list create update delete", or fewer of them, or nothing.

import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import { collection, collectionGroup, deleteDoc, doc, getDoc, getDocs, setDoc } from 'firebase/firestore';
import { put } from './ground.mjs';

export const READ = 'get list';
export const WRITE = 'create update delete';

const AS_IT_WAS = { text: 'as it was' };

const CALLS = {
  get: (firestore, path) => getDoc(doc(firestore, path)),
  list: (firestore, path) => getDocs(collection(firestore, path.slice(0, path.lastIndexOf('/')))),
  update: (firestore, path) => setDoc(doc(firestore, path), { text: 'changed' }, { merge: true }),
  delete: (firestore, path) => deleteDoc(doc(firestore, path)),
  create: (firestore, path) => setDoc(doc(firestore, path), { text: 'made' }),
};

/** Tries everything on the document, and asserts that nothing but what is allowed goes well. */
export async function expectAllowed(firestore, path, allowed) {
  await put({ [path]: AS_IT_WAS });
  for (const [name, call] of Object.entries(CALLS)) {
    if (name === 'create') {
      await put({ [path]: null });
    }
    const isAllowed = allowed.split(' ').includes(name);
    const outcome = isAllowed ? assertSucceeds(call(firestore, path)) : assertFails(call(firestore, path));
    await outcome.catch((error) => {
      throw new Error(`${name} ${path} is ${isAllowed ? 'refused' : 'not refused'}: ${error.message}`);
    });
  }
}

/** Nobody but servers asks for a collection group. */
export async function expectRefusedList(firestore, group) {
  await assertFails(getDocs(collectionGroup(firestore, group)));
}
