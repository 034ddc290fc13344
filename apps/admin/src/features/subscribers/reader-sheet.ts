import type { ReaderSheet } from '@masthead/delivery/ports';
import type { Payload } from 'payload';
import { delivery } from '../../delivery.ts';
import { DeskError } from '../desk-error.ts';
import { newsletterNames } from './newsletter-names.ts';

export interface NamedSheet extends ReaderSheet {
  readonly newsletterName: Readonly<Record<string, string>>;
}

/** One reader, whole: for editors and admins. @throws DeskError 404 */
export async function readerSheet(payload: Payload, subscriptionId: string): Promise<NamedSheet> {
  const { desk } = await delivery();
  const sheet = /^[0-9a-f]{24}$/.test(subscriptionId) ? await desk.sheet(subscriptionId) : null;
  if (sheet === null)
    throw new DeskError(404, 'not-found', 'There is no such subscriber.', 'They may have been erased.');
  const nameOf = await newsletterNames(payload);
  const ids = [...sheet.subscriptions, ...sheet.deliveries].map(({ newsletterId }) => newsletterId);
  return { ...sheet, newsletterName: Object.fromEntries(ids.map((id) => [id, nameOf(id)])) };
}
