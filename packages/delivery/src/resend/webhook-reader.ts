import type { WebhookReader } from '../ports/provider-events.ts';
import { readEvent } from './read-event.ts';
import { makeWebhookCheck } from './verify-webhook.ts';

/** @param secret `whsec_…` as the provider shows it. */
export function makeWebhookReader(secret: string): WebhookReader {
  return {
    isSigned: makeWebhookCheck(secret),
    read: readEvent,
  };
}
