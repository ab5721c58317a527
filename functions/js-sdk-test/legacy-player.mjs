/** Puts a player's legacy documents into the Firestore emulator; a blob is text, or JSON to be. */
export async function seedLegacyPlayer(emulatorHost, project, uid, blobs) {
  const root = `http://${emulatorHost}/v1/projects/${project}/databases/(default)/documents`;
  for (const [name, blob] of Object.entries(blobs)) {
    const text = typeof blob === 'string' ? blob : JSON.stringify(blob);
    const response = await fetch(`${root}/players/${uid}/${name}/${name}`, {
      method: 'PATCH',
      headers: { authorization: 'Bearer owner', 'content-type': 'application/json' },
      body: JSON.stringify({ fields: { [name]: { stringValue: text } } }),
    });
    if (!response.ok) {
      throw new Error(`the emulator refused ${name} of ${uid}: ${await response.text()}`);
    }
  }
}

/** A small player that maps without a warning. */
export function smallPlayer(uid) {
  return {
    profileData: {
      username: 'TurboTess',
      userId: uid,
      email: 'tess@example.com',
      playerCoins: 15420,
      playerGem: 230,
      playerExperience: 1000,
      playerLevel: 6,
      trophyLevel: 812,
      trophyHighestLevel: 905,
      avatar: { avatarNumber: 3 },
      selectedCar: 'Deimos GT',
      spellDeck: [],
      accountCreatedAt: '2025-03-02T08:15:30Z',
      lastDailyClaimTime: '2025-10-14T07:00:00Z',
    },
    garageData: {
      crateData: { Common: 3 },
      carsData: [{ carName: 'Deimos GT', isPurchased: true, currentCarLevel: 3, isEquipped: true }],
    },
    socialData: { username: 'TurboTess', friends: [] },
    mapData: { mapStats: [] },
  };
}

/** Sets a whole number of a document by the emulator's owner, whom no rule holds. */
export async function writeDocument(emulatorHost, project, path, field, number) {
  const url = `http://${emulatorHost}/v1/projects/${project}/databases/(default)/documents/${path}`;
  const response = await fetch(`${url}?updateMask.fieldPaths=${field}`, {
    method: 'PATCH',
    headers: { authorization: 'Bearer owner', 'content-type': 'application/json' },
    body: JSON.stringify({ fields: { [field]: { integerValue: String(number) } } }),
  });
  if (!response.ok) {
    throw new Error(`the emulator refused ${path}: ${await response.text()}`);
  }
}
