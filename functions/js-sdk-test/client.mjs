// What the tests of all functions share: clients of the running stack, made of the Firebase JS SDK as it comes from npm.
// PORT, PROJECT and FIRESTORE_EMULATOR_HOST say which stack; its game data must be seeded. See ./run.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before } from 'node:test';
import { deleteApp, initializeApp } from 'firebase/app';
import { connectAuthEmulator, inMemoryPersistence, initializeAuth, signInWithCustomToken } from 'firebase/auth';
import { connectFunctionsEmulator, getFunctions, httpsCallable } from 'firebase/functions';
import { startAuthEmulator } from './auth-emulator.mjs';
import { seedLegacyPlayer, smallPlayer } from './legacy-player.mjs';

const { PORT, PROJECT = 'demo-slipstream', FIRESTORE_EMULATOR_HOST } = process.env;
assert.ok(PORT, 'set PORT to that of the stack');
assert.ok(FIRESTORE_EMULATOR_HOST, 'set FIRESTORE_EMULATOR_HOST to that of the stack');

const apps = [];
let authEmulator;

before(async () => {
  authEmulator = await startAuthEmulator(PROJECT);
});

after(async () => {
  await Promise.all(apps.map(deleteApp));
  await authEmulator.stop();
});

/** The functions as somebody calls them who has not signed in: each by its name. */
export function stranger() {
  return callables(newApp());
}

/** The functions as a player, or somebody with more claims, calls them. */
export async function signedIn(uid, claims = {}) {
  const app = newApp();
  const auth = initializeAuth(app, { persistence: inMemoryPersistence });
  connectAuthEmulator(auth, authEmulator.url, { disableWarnings: true });
  await signInWithCustomToken(auth, JSON.stringify({ uid, claims }));
  return callables(app);
}

function newApp() {
  const app = initializeApp({ apiKey: 'any', projectId: PROJECT }, randomUUID());
  apps.push(app);
  return app;
}

function callables(app) {
  const functions = getFunctions(app);
  connectFunctionsEmulator(functions, '127.0.0.1', Number(PORT));
  return {
    migrateUser: httpsCallable(functions, 'migrateUser'),
    readPlayer: httpsCallable(functions, 'readPlayer'),
    dualWriteEconomy: httpsCallable(functions, 'dualWriteEconomy'),
    validateMigration: httpsCallable(functions, 'validateMigration'),
    rollbackUserMigration: httpsCallable(functions, 'rollbackUserMigration'),
  };
}

/** A legacy player that no other test knows. */
export async function newPlayer(blobs = {}) {
  const uid = `js${randomUUID().replaceAll('-', '')}`.slice(0, 28);
  await seedLegacyPlayer(FIRESTORE_EMULATOR_HOST, PROJECT, uid, { ...smallPlayer(uid), ...blobs });
  return uid;
}

/** Validating looks a fifth of a second back, so that what was just done is asked for until it is seen. */
export async function validated(operator, userId, outcome) {
  for (let calls = 0; calls < 200; calls++) {
    const { data } = await operator.validateMigration({ userId });
    if (data.outcome === outcome) {
      return data;
    }
  }
  return assert.fail(`${userId} is never ${outcome}`);
}

/** The error as the SDK makes it; it adds the HTTP code to the message. */
export async function errorOf(call) {
  const { code, message, details } = await call.then(
    () => assert.fail('the call went well'),
    (error) => error,
  );
  return { code, message: message.replace(/ \[\d+]$/, ''), details };
}
