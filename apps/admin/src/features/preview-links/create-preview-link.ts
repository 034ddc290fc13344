import { fillPieces, greetingValues, publicPaths, splitAtSlots } from '@masthead/domain';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { type Actor, hasRole } from '../../access/roles.ts';
import { env } from '../../env.ts';
import { readModelWriter } from '../../read-model.ts';
import { DeskError } from '../desk-error.ts';
import { renderDraft } from '../renditions/render-draft.ts';
import type { PreviewShown } from './preview-shape.ts';

export const PreviewRequest = z.strictObject({
  label: z.string().trim().max(120).default(''),
  days: z.int().min(1).max(90).default(14),
  /** Whoever opens it may approve what it shows: an editor's to give away. */
  mayApprove: z.boolean().default(false),
});

/**
 * A link to the newest draft for somebody without an account: a snapshot of its own, so later edits do not show.
 * The token is in this answer and nowhere else; what is stored is its SHA-256.
 */
export async function createPreviewLink(
  { payload }: PayloadRequest,
  actor: Actor,
  issueId: string,
  { label, days, mayApprove }: z.output<typeof PreviewRequest>,
): Promise<PreviewShown & { readonly url: string }> {
  if (mayApprove && !hasRole(actor.role, 'editor')) {
    throw new DeskError(403, 'not-allowed', 'An editor gives away the right to approve.', 'Ask an editor.');
  }
  const { snapshot, rendered } = await renderDraft({ payload }, issueId);
  const nobody = {
    ...greetingValues(null, snapshot.issue.language),
    UNSUB_TOKEN: 'preview',
    PREFS_TOKEN: 'preview',
  };
  const createdAt = new Date();
  const { token, link } = await readModelWriter(payload).createPreviewLink({
    issueId,
    label: label === '' ? 'Preview' : label,
    snapshot,
    emailHtml: fillPieces(splitAtSlots(rendered.html, rendered.slots.html), nobody),
    createdBy: actor.email,
    mayApprove,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + days * 86_400_000),
  });
  return {
    id: link.id,
    label: link.label,
    createdBy: link.createdBy,
    createdAt: createdAt.toISOString(),
    expiresAt: link.expiresAt.toISOString(),
    state: 'open',
    mayApprove,
    url: `${env().SITE_URL}${publicPaths.preview(token)}`,
  };
}
