import {
  type Pieces,
  type PlaceholderKey,
  PlaceholderKey as PlaceholderKeys,
  splitAtSlots,
} from '@masthead/domain';
import type { CampaignMail } from '../ports/transport.ts';

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
