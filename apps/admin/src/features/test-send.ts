import { randomUUID } from 'node:crypto';
import { fillPieces, greetingValues, type PlaceholderValues, splitAtSlots } from '@masthead/domain';
import type { PayloadRequest } from 'payload';
import type { Actor } from '../access/roles.ts';
import { SERVICE_USER_ID } from '../collections/users/local-strategy.ts';
import { delivery } from '../delivery.ts';
import { DeskError } from './desk-error.ts';
import { renderDraft } from './renditions/render-draft.ts';

/** The newest draft as a mail to oneself, through the outbox. Its unsubscribe link belongs to nobody. */
export async function testSend(
  { payload }: PayloadRequest,
  actor: Actor,
  issueId: string,
): Promise<{ readonly to: string; readonly purposeKey: string }> {
  if (actor.id === SERVICE_USER_ID) {
    throw new DeskError(422, 'no-address', 'The command line has no address.', 'Send a test from the desk.');
  }
  const { rendered, snapshot } = await renderDraft({ payload }, issueId);
  const values: PlaceholderValues = {
    ...greetingValues(actor.name, snapshot.newsletter.language),
    UNSUB_TOKEN: 'test',
    PREFS_TOKEN: 'test',
  };
  const purposeKey = `test/${issueId}/${actor.id}/${randomUUID()}`;
  const { outbox } = await delivery();
  await outbox.enqueue({
    purposeKey,
    kind: 'test',
    from: snapshot.newsletter.sender,
    to: actor.email,
    replyTo: snapshot.newsletter.replyTo,
    subject: `[Test] ${rendered.subject}`,
    html: fillPieces(splitAtSlots(rendered.html, rendered.slots.html), values),
    text: fillPieces(splitAtSlots(rendered.text, rendered.slots.text), values),
    headers: {},
  });
  return { to: actor.email, purposeKey };
}
