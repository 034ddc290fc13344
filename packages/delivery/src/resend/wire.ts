import {
  fillPieces,
  type Pieces,
  type PlaceholderKey,
  PlaceholderKey as PlaceholderKeys,
  splitAtSlots,
} from '@masthead/domain';
import type { CampaignMail, CampaignMessage, Tag } from '../ports/transport.ts';

export interface CutMail {
  readonly html: Pieces;
  readonly text: Pieces;
}

export function cutMail(mail: CampaignMail): CutMail {
  return { html: splitAtSlots(mail.html, mail.slots.html), text: splitAtSlots(mail.text, mail.slots.text) };
}

/** The variables a mail really has, in a fixed order: the provider may refuse one that the template does not know. */
export function usedKeys(mail: CampaignMail): PlaceholderKey[] {
  const used = new Set([...mail.slots.html, ...mail.slots.text].map(({ key }) => key));
  return PlaceholderKeys.options.filter((key) => used.has(key));
}

/** One message of a template batch, as the SDK takes it. */
export interface TemplateMessage {
  readonly from: string;
  readonly headers: Record<string, string>;
  readonly replyTo?: string;
  readonly tags: Tag[];
  readonly to: string;
  readonly template: { readonly id: string; readonly variables: Record<string, string> };
}

export function templateMessage(
  mail: CampaignMail,
  templateId: string,
  keys: readonly PlaceholderKey[],
  message: CampaignMessage,
): TemplateMessage {
  return {
    from: mail.from,
    headers: { ...message.headers },
    ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
    tags: [...message.tags],
    to: message.to,
    template: {
      id: templateId,
      variables: Object.fromEntries(keys.map((key) => [key, message.values[key]])),
    },
  };
}

/** The same as it stands in the body. The order of the keys is the SDK's own; wire.test.ts holds us to its bytes. */
export function templateWire(message: TemplateMessage) {
  return {
    from: message.from,
    headers: message.headers,
    ...(message.replyTo === undefined ? {} : { reply_to: message.replyTo }),
    tags: message.tags,
    to: message.to,
    template: { id: message.template.id, variables: message.template.variables },
  };
}

/** One message of an inline batch as it stands in the body: what encode-inline.ts must equal, byte for byte. */
export function inlineWire(mail: CampaignMail, cut: CutMail, message: CampaignMessage) {
  return {
    from: mail.from,
    headers: message.headers,
    html: fillPieces(cut.html, message.values),
    ...(mail.replyTo === null ? {} : { reply_to: mail.replyTo }),
    subject: mail.subject,
    tags: message.tags,
    text: fillPieces(cut.text, message.values),
    to: message.to,
  };
}
