import type { PayloadRequest } from 'payload';
import { readModelWriter } from '../../read-model.ts';
import { DeskError } from '../desk-error.ts';

/** Shuts a preview link for good; what it showed is deleted with it. */
export async function revokePreviewLink(
  { payload }: PayloadRequest,
  issueId: string,
  linkId: string,
): Promise<{ readonly revoked: true }> {
  const writer = readModelWriter(payload);
  const links = await writer.listPreviewLinks(issueId);
  if (!links.some(({ id }) => id === linkId)) {
    throw new DeskError(404, 'no-link', 'This issue has no such preview link.', 'Load the list again.');
  }
  await writer.revokePreviewLink(linkId, new Date());
  return { revoked: true };
}
