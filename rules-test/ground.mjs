// What all tests share: clients of a running local stack, made of the Firebase JS SDK as it comes from npm, and players
// at every stage of their move. PROJECT and FIRESTORE_EMULATOR_HOST say which stack; it has loaded the rules. See ./run.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before } from 'node:test';
import { initializeTestEnvironment } from '@firebase/rules-unit-testing';
import { Timestamp, deleteDoc, doc, setDoc, setLogLevel } from 'firebase/firestore';

const { PROJECT, FIRESTORE_EMULATOR_HOST } = process.env;
assert.ok(PROJECT, 'set PROJECT to that of the stack');
assert.ok(FIRESTORE_EMULATOR_HOST, 'set FIRESTORE_EMULATOR_HOST to that of the stack');

const [host, port] = FIRESTORE_EMULATOR_HOST.split(':');
const NOW = Timestamp.fromMillis(1763700000000);

/** How far a player's move has come: its checkpoint, and what may be done with its old documents. */
export const STAGES = {
  'before its first attempt': { reads: true, writes: true },
  'waiting for its turn': { checkpoint: { status: 'pending' }, reads: true, writes: true },
  'in progress': { checkpoint: { status: 'in_progress', rollingBackSince: null }, reads: true, writes: true },
  failed: { checkpoint: { status: 'failed' }, reads: true, writes: true },
  'with a checkpoint that says nothing': { checkpoint: {}, reads: true, writes: true },
  completed: { checkpoint: { status: 'completed', cleanedUpAt: null }, reads: true, writes: false },
  'being rolled back in parts': {
    checkpoint: { status: 'completed', rollingBackSince: NOW },
    reads: true,
    writes: false,
  },
  'rolled back': { checkpoint: { status: 'rolled_back' }, reads: true, writes: true },
  'rolled back, the new documents being cleared': {
    checkpoint: { status: 'rolled_back', clearing: 'documents' },
    reads: true,
    writes: true,
  },
  'cleaned up': { checkpoint: { status: 'completed', cleanedUpAt: NOW }, reads: false, writes: false },
  'cleaned up, whatever else it says': {
    checkpoint: { status: 'rolled_back', cleanedUpAt: NOW },
    reads: false,
    writes: false,
  },
};

export const SELF = 'the player itself';
const WITH_CLAIMS = { server: true, operator: true, admin: true };

/** Everybody who may come along. Claims are for functions; here who has them is a player like any other. */
export const ROLES = ['nobody signed in', 'another player', 'another with the claims of servers and operators', SELF];

let environment;
let server;
let dismissServer;

before(async () => {
  setLogLevel('silent');
  // Without rules of its own: those that the stack has loaded are the ones to meet.
  environment = await initializeTestEnvironment({ projectId: PROJECT, firestore: { host, port: Number(port) } });
  // One server for all tests: the library would make one, and take it down, for each document.
  const isDismissed = new Promise((dismiss) => (dismissServer = dismiss));
  environment.withSecurityRulesDisabled((context) => {
    server = context.firestore();
    return isDismissed;
  });
});

after(async () => {
  dismissServer();
  await environment.cleanup();
});

export function newUid() {
  return `rules${randomUUID().replaceAll('-', '')}`.slice(0, 28);
}

/** Firestore as that role has it. */
export function clientOf(role, uid) {
  switch (role) {
    case 'nobody signed in':
      return environment.unauthenticatedContext().firestore();
    case 'another player':
      return environment.authenticatedContext(newUid()).firestore();
    case SELF:
      return signedIn(uid);
    default:
      return environment.authenticatedContext(newUid(), WITH_CLAIMS).firestore();
  }
}

export function signedIn(uid, claims = {}) {
  return environment.authenticatedContext(uid, claims).firestore();
}

/** Puts documents in place as a server does, whom no rules bind; null takes one away. */
export async function put(documents) {
  await Promise.all(
    Object.entries(documents).map(([path, fields]) =>
      fields ? setDoc(doc(server, path), fields) : deleteDoc(doc(server, path)),
    ),
  );
}

export function checkpointPath(uid) {
  return `Players/${uid}/Ops/op_migrate_v1`;
}

/** The player's checkpoint as it is at that stage; before the first attempt there is none. */
export async function reach(uid, stage) {
  const { checkpoint } = STAGES[stage];
  if (checkpoint) {
    await put({ [checkpointPath(uid)]: checkpoint });
  }
}
