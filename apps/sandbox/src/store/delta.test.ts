import { expect, it } from '@jest/globals';
import { makeRandom } from '../faults/random.ts';
import { applyDelta, literalLength, makeDelta } from './delta.ts';

const BASE = Array.from(
  { length: 900 },
  (_, n) => `<p>Sentence ${n} about gradients — and attention.</p>`,
).join('');

it('a personalised copy is told in a few letters, whatever its length', () => {
  const copy = BASE.replace('Sentence 10 ', 'Ada, 10 ').replace(
    'Sentence 500 ',
    'token-of-quite-another-length ',
  );
  const delta = makeDelta(BASE, copy);
  expect(applyDelta(BASE, delta)).toBe(copy);
  expect(literalLength(delta)).toBeLessThan(120);
});

it.each([
  ['', ''],
  ['', 'abc'],
  ['abc', ''],
  ['abc', 'abc'],
  ['abc', 'xyz'],
  ['same start, other end', 'same start, and more'],
])('%j → %j', (base, copy) => {
  expect(applyDelta(base, makeDelta(base, copy))).toBe(copy);
});

it('any edit of any text comes back exactly', () => {
  const random = makeRandom(11);
  const pick = (below: number) => Math.floor(random() * below);
  for (let round = 0; round < 300; round += 1) {
    const base = BASE.slice(0, pick(6000));
    let copy = base;
    for (let edit = 0; edit < pick(6); edit += 1) {
      const at = pick(copy.length + 1);
      copy = copy.slice(0, at) + '🙂é<a>'.repeat(pick(40)) + copy.slice(at + pick(300));
    }
    expect(applyDelta(base, makeDelta(base, copy))).toBe(copy);
  }
});
