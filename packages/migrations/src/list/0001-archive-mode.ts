import { changeMissing } from '../change-missing.ts';

/** Issues from before there was a choice were all public; the desk has read a missing mode so ever since. */
export const archiveMode = changeMissing({
  id: '0001-archive-mode',
  says: 'issues that were published before an issue could be kept for subscribers say that they are public',
  collection: 'issues',
  match: { archiveMode: null },
  set: { archiveMode: 'public' },
});
