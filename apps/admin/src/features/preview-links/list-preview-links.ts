import type { PayloadRequest } from 'payload';
import { readModelWriter } from '../../read-model.ts';
import type { PreviewShown } from './preview-shape.ts';

/** Every link of an issue, newest first, the dead ones too. */
export async function listPreviewLinks(
  { payload }: PayloadRequest,
  issueId: string,
): Promise<{ readonly links: readonly PreviewShown[] }> {
  const now = new Date();
  const links = await readModelWriter(payload).listPreviewLinks(issueId);
  return {
    links: links.map(({ id, label, createdBy, createdAt, expiresAt, mayApprove, revokedAt }) => ({
      id,
      label,
      createdBy,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      mayApprove: mayApprove === true,
      state: revokedAt !== null ? 'revoked' : expiresAt <= now ? 'expired' : 'open',
    })),
  };
}
