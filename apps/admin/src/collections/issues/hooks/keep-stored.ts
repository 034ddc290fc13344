import type { CollectionBeforeChangeHook } from 'payload';

/** What a restored version must not take back with it: facts about the issue, not words of it. */
const facts = [
  'workflow',
  'renditionId',
  'approvedAt',
  'approvedBy',
  'publicFrom',
  'importKey',
  'archiveMode',
  'number',
  'slug',
  // Its number and address are in it.
  'newsletter',
] as const;

/** Restoring an old version brings its words back; approval, address and number stay as they are now. */
export const keepStored: CollectionBeforeChangeHook = ({ context, data, originalDoc }) => {
  if (context.isRestoringVersion !== true) return data;
  const kept = facts.map((field) => [field, originalDoc?.[field]] as const);
  return { ...data, ...Object.fromEntries(kept.filter(([, value]) => value !== undefined)) };
};
