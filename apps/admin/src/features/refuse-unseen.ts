import type { Payload } from 'payload';
import { z } from 'zod';
import type { Actor } from '../access/roles.ts';
import { editedSince } from './audit/edited-since.ts';
import { DeskError } from './desk-error.ts';

/** What an approval is to: the `updatedAt` of the issue as it was read. A machine that read nothing leaves it out and approves the newest. */
export const SeenRequest = z.strictObject({ updatedAt: z.iso.datetime({ offset: true }).optional() });
export type Seen = z.output<typeof SeenRequest>;

/** Nothing may be approved that was not seen. @throws DeskError 409 when words were saved after what was read */
export async function refuseUnseen(
  payload: Payload,
  actor: Actor,
  issueId: string,
  { updatedAt }: Seen,
): Promise<void> {
  if (updatedAt === undefined) return;
  const edit = await editedSince(payload, issueId, new Date(updatedAt));
  if (edit === null) return;
  const who =
    edit.userId === actor.id
      ? 'You have saved this issue in another window'
      : `${edit.by} has saved this issue`;
  throw new DeskError(
    409,
    'changed-since',
    `${who} since you opened it here.`,
    'Nothing was approved: reload the page, read what changed, then approve.',
  );
}
