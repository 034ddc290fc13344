import { isStored } from './when-taken.ts';

const added = { ids: ['a'], savedAt: 10 };

test.each([
  ['just added, nothing was saved since', { savedAt: 10, modified: true, saving: false }, false],
  ['being saved: the mark is away, no answer came', { savedAt: 10, modified: false, saving: true }, false],
  ['an earlier save was answered, this section waits', { savedAt: 20, modified: true, saving: false }, false],
  [
    'an earlier save was answered, this one is under way',
    { savedAt: 20, modified: false, saving: true },
    false,
  ],
  ['refused, because somebody else has the issue', { savedAt: 10, modified: true, saving: false }, false],
  ['saved', { savedAt: 30, modified: false, saving: false }, true],
])('a section of corrections that is %s', (_what, form, stored) => {
  expect(isStored(added, form)).toBe(stored);
});
