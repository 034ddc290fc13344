import { expect, test } from '@jest/globals';
import { rowsAbove } from './rows-above.ts';

test('the rows above a field are opened from the outside in', () => {
  expect(rowsAbove('sections.2.items.10.url')).toEqual([
    { list: 'sections', index: 2 },
    { list: 'sections.2.items', index: 10 },
  ]);
  expect(rowsAbove('sections.4')).toEqual([{ list: 'sections', index: 4 }]);
  expect(rowsAbove('subject')).toEqual([]);
});
