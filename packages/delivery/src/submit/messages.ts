import { deliveryTags, greetingValues, publicPaths } from '@masthead/domain';
import type { CampaignMessage, ClaimedBatch, Frozen, Tokens } from '../ports/index.ts';

/**
 * A batch's messages, leaving out `skip`. Deterministic: nothing in it but the frozen campaign and the batch, so that
 * every attempt has the same bytes. `indexes[i]` is the recipient of message i.
 * @throws Error when the key that the campaign signs with is gone.
 */
export function batchMessages(
  batch: ClaimedBatch,
  frozen: Frozen,
  tokens: Pick<Tokens, 'issue'>,
  skip: ReadonlySet<number>,
): { readonly messages: CampaignMessage[]; readonly indexes: number[] } {
  const messages: CampaignMessage[] = [];
  const indexes: number[] = [];
  for (let index = 0; index < batch.size; index += 1) {
    const to = batch.addresses[index];
    const subscriptionId = batch.subscriptions[index];
    if (skip.has(index) || to === undefined || subscriptionId === undefined) continue;
    const subject = { subscriptionId, version: batch.versions[index] ?? 0, issuedAt: frozen.issuedAt };
    const unsubscribe = tokens.issue('unsubscribe', subject, frozen.kid);
    const name = batch.names[index] ?? '';
    indexes.push(index);
    messages.push({
      to,
      headers: {
        'List-Unsubscribe': `<${frozen.siteUrl}${publicPaths.unsubscribe(unsubscribe)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'List-Id': frozen.listId,
      },
      tags: deliveryTags({ campaignId: batch.campaignId, n: batch.n, index, issueId: batch.issueId }),
      values: {
        ...greetingValues(name === '' ? null : name, frozen.language),
        UNSUB_TOKEN: unsubscribe,
        PREFS_TOKEN: tokens.issue('preferences', subject, frozen.kid),
      },
    });
  }
  return { messages, indexes };
}
