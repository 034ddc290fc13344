import { expect, it } from '@jest/globals';
import { makeRandom } from '../faults/random.ts';
import { DueHeap } from './due-heap.ts';

it('hands out what is due, earliest first, equals in the order they came', () => {
  const heap = new DueHeap<string>();
  const random = makeRandom(5);
  const items = Array.from({ length: 500 }, (_, n) => ({ at: Math.floor(random() * 50), name: `n${n}` }));
  for (const { at, name } of items) heap.push(at, name);
  expect(heap.takeDue(-1)).toBeUndefined();
  const out: (string | undefined)[] = [];
  while (heap.size > 0) out.push(heap.takeDue(100));
  const expected = items.toSorted((a, b) => a.at - b.at).map(({ name }) => name);
  expect(out).toEqual(expected);
});
