import { fillPieces, greetingValues, splitAtSlots } from '@masthead/domain';
import { renderWebPage } from '@masthead/templates';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { type Actor, hasRole } from '../../access/roles.ts';
import { delivery } from '../../delivery.ts';
import { UnsavedForm, unsavedIssue } from '../checks/unsaved-form.ts';
import { DeskError } from '../desk-error.ts';
import { renderDraft } from '../renditions/render-draft.ts';
import type { DraftPreview } from './preview-shape.ts';

export const PreviewDraftRequest = z.strictObject({
  form: UnsavedForm,
  /** Whose mail it is: nobody's in particular, the asker's own, or a reader's (editors and admins). */
  as: z
    .discriminatedUnion('who', [
      z.strictObject({ who: z.literal('nobody') }),
      z.strictObject({ who: z.literal('me') }),
      z.strictObject({ who: z.literal('reader'), address: z.string().trim().min(3).max(320) }),
    ])
    .default({ who: 'nobody' }),
  /** The mail in HTML and text, or the web page. */
  show: z.enum(['email', 'web']).default('email'),
});
type PreviewDraftRequest = z.output<typeof PreviewDraftRequest>;

/** The newest draft, with what is typed laid over it, as one reader would see it. Stores and sends nothing. @throws DeskError */
export async function previewDraft(
  { payload }: PayloadRequest,
  actor: Actor,
  issueId: string,
  { as, form, show }: PreviewDraftRequest,
): Promise<DraftPreview> {
  const { snapshot, rendered } = await renderDraft({ payload }, issueId, unsavedIssue(form));
  const reader = await readerOf(as, actor, snapshot.newsletter.id);
  const values = {
    ...greetingValues(reader.name, snapshot.issue.language),
    UNSUB_TOKEN: 'preview',
    PREFS_TOKEN: 'preview',
  };
  const filled = (part: 'html' | 'text') =>
    fillPieces(splitAtSlots(rendered[part], rendered.slots[part]), values);
  return {
    show,
    subject: rendered.subject,
    preheader: rendered.preheader,
    from: `${snapshot.newsletter.sender.name} <${snapshot.newsletter.sender.address}>`,
    to: reader.label,
    html: show === 'web' ? await renderWebPage(snapshot) : filled('html'),
    text: show === 'web' ? '' : filled('text'),
    htmlBytes: Buffer.byteLength(rendered.html, 'utf8'),
  };
}

async function readerOf(
  as: PreviewDraftRequest['as'],
  actor: Actor,
  newsletterId: string,
): Promise<{ readonly name: string | null; readonly label: string }> {
  if (as.who === 'nobody') return { name: null, label: 'a reader without a name' };
  if (as.who === 'me') return { name: actor.name, label: actor.name };
  if (!hasRole(actor.role, 'editor')) {
    throw new DeskError(
      403,
      'not-allowed',
      'Readers are shown to editors and admins.',
      'Look at it as yourself.',
    );
  }
  const { list } = await delivery();
  const address = as.address.toLowerCase();
  const [found] = await list.list({ addressPrefix: address, newsletterId, limit: 1 });
  if (found === undefined) {
    throw new DeskError(404, 'no-reader', 'No reader’s address begins like this.', 'Type its first letters.');
  }
  return { name: found.name, label: found.name ?? found.address };
}
