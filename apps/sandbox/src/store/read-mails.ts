import type { TemplateShelf } from '../api/template-shelf.ts';
import type { Envelope, RenderedMessage } from '../mail/message.ts';
import { envelopeOf, renderMessage } from '../mail/render-message.ts';
import { type MailStore, numberInId } from './mail-store.ts';

export interface MailReader {
  envelopesOf(call: number): Promise<readonly Envelope[]>;
  findMessage(id: string): Promise<RenderedMessage | null>;
  forget(): void;
}

const CALLS_KEPT = 8;

/** Mails as they are read back from disk: the envelopes of a call at once, a body only when it is opened. */
export function makeMailReader(store: MailStore, templates: TemplateShelf): MailReader {
  const recent = new Map<number, readonly Envelope[]>();

  async function envelopesOf(call: number): Promise<readonly Envelope[]> {
    const known = recent.get(call);
    if (known !== undefined) return known;
    const logged = await store.readCall(call);
    if (logged === null) return [];
    const incoming = await store.readMessages(logged, null);
    const envelopes = logged.messages
      .map((_, index) => envelopeOf(logged, incoming[index], index, templates))
      .filter((envelope) => envelope !== null);
    recent.set(call, envelopes);
    const [oldest] = recent.keys();
    if (recent.size > CALLS_KEPT && oldest !== undefined) recent.delete(oldest);
    return envelopes;
  }

  async function findMessage(id: string): Promise<RenderedMessage | null> {
    const number = numberInId(id);
    const record = number === null ? null : store.callOfMessage(number);
    if (record === null || number === null) return null;
    const logged = await store.readCall(record.call);
    const index = number - record.first;
    if (logged === null || logged.messages[index]?.id !== id) return null;
    const incoming = await store.readMessages(logged, index);
    return renderMessage(logged, incoming[index], index, templates);
  }

  return { envelopesOf, findMessage, forget: () => recent.clear() };
}
