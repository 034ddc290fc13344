import { changeMissing } from '../change-missing.ts';

/** What an operator typed with an erasure was written down after everything else of the reader had gone. */
export const erasuresKeepNoWords = changeMissing({
  id: '0002-erasures-keep-no-words',
  says: 'what operators typed when they erased a reader is blanked: it may name the reader',
  collection: 'deskActs',
  match: { kind: 'erased', reason: { $ne: '' } },
  set: { reason: '' },
});
