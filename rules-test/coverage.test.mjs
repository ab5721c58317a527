// Asks the emulator what of the rules the tests before have met: every expression, and every condition both ways.
// Runs after all others, see ./run.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const RULES = new URL('../firestore.rules', import.meta.url);
const { PROJECT, FIRESTORE_EMULATOR_HOST } = process.env;

/** What cannot be false. */
const ALWAYS_TRUE = ['true'];

test('every expression of the rules was evaluated, and every condition to true and to false', async () => {
  const { rules, report } = await fetchReport();
  const source = rules.files[0].content;
  assert.equal(source, await readFile(RULES, 'utf8'), 'the stack has loaded other rules');
  const expressions = report.flatMap(withChildren).map((node) => expression(node, source));
  const conditions = expressions.filter(({ isCondition, text }) => isCondition && !ALWAYS_TRUE.includes(text));
  const unmet = expressions.filter(({ isMet }) => !isMet);
  const oneWay = conditions.filter(({ met }) => !(met.has(true) && met.has(false)));
  console.log(`expressions evaluated: ${share(expressions, unmet)}`);
  console.log(`conditions both true and false: ${share(conditions, oneWay)}`);
  assert.deepEqual(
    unmet.map((found) => found.where),
    [],
    'never evaluated',
  );
  assert.deepEqual(
    oneWay.map((found) => found.where),
    [],
    'only ever evaluated one way',
  );
});

async function fetchReport() {
  const response = await fetch(`http://${FIRESTORE_EMULATOR_HOST}/emulator/v1/projects/${PROJECT}:ruleCoverage`);
  assert.equal(response.status, 200);
  return response.json();
}

function withChildren(node) {
  return [node, ...(node.children ?? []).flatMap(withChildren)];
}

function expression({ sourcePosition, values = [] }, source) {
  const { line, column, currentOffset, endOffset } = sourcePosition;
  const text = source.slice(currentOffset, endOffset + 1);
  const met = new Set(values.map(({ value }) => value?.boolValue).filter((bool) => bool !== undefined));
  return {
    where: `${line}:${column} ${text}`,
    text,
    // An error is no value: an expression that met nothing else was never seen to work.
    isMet: values.some((found) => !found.value?.undefined),
    met,
    isCondition: met.size > 0,
  };
}

function share(all, missing) {
  const met = all.length - missing.length;
  return `${met} of ${all.length}, ${((100 * met) / all.length).toFixed(1)} %`;
}
