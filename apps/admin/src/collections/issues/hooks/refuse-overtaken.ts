import type { CollectionBeforeChangeHook } from 'payload';
import { DeskError } from '../../../features/desk-error.ts';
import { READ_AT } from '../workflow.ts';

/**
 * A verb changes the version it has read: what was saved between its reading and its writing would be approved though
 * no rendition holds it. Asked inside the save's transaction, so a save that comes later still meets this one there.
 */
export const refuseOvertaken: CollectionBeforeChangeHook = ({ context, data, originalDoc }) => {
  const readAt = context[READ_AT];
  if (readAt === undefined || readAt === originalDoc?.updatedAt) return data;
  throw new DeskError(
    409,
    'overtaken',
    'The issue was saved at this very moment.',
    'Nothing else was changed: reload the page, read what changed, then try again.',
  );
};
