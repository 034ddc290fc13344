import type { NewsletterProfile } from '@masthead/domain';
import { makeRendition } from '../../../../../packages/delivery/test/rendition.ts';
import { addressOf, seedNewsletter, seedSubscribers } from '../../../../../packages/delivery/test/seed.ts';
import type { Stage } from '../../harness/stage.ts';

/** Behind those of the stage's own list. */
let next = 1_000_000;

export interface OwnList {
  readonly newsletter: NewsletterProfile;
  readonly addresses: readonly string[];
  /** For `stage.schedule`: an issue of this newsletter. */
  readonly render: (_: NewsletterProfile, issueId: string) => Promise<ReturnType<typeof makeRendition>>;
}

/**
 * A newsletter with readers of its own, for what would change the audience that the verdict counts. `fated`: so many of
 * them have an address that decides its own fate (apps/sandbox/src/mail/recipient-fate.ts), such as `bounce`.
 */
export async function ownList(stage: Stage, readers: number, fate = '', fated = 0): Promise<OwnList> {
  const newsletter = await seedNewsletter(stage.database, stage.newsletter.siteUrl);
  const from = next;
  next += readers;
  await seedSubscribers(stage.database, newsletter.id, readers, from);
  const addresses: string[] = [];
  for (let n = 0; n < readers; n += 1) {
    const plain = addressOf(from + n);
    const address = n < fated ? `${fate}+${plain}` : plain;
    addresses.push(address);
    if (n >= fated) continue;
    const row = { identity: plain };
    const change = { $set: { address, identity: address } };
    await stage.database.collections.subscriptions.updateOne(row, change);
    await stage.database.db.collection('subscribers').updateOne(row, change);
  }
  return {
    newsletter,
    addresses,
    render: async (_, issueId) => makeRendition(newsletter, issueId, { items: 2 }),
  };
}

/** The link of a reader's mail. */
export async function linkOf(
  stage: Stage,
  purpose: 'preferences' | 'unsubscribe' | 'move' | 'confirm',
  address: string,
  issuedAt = new Date(),
): Promise<string> {
  const row = await stage.database.collections.subscriptions.findOne({ address });
  if (row === null) throw new Error(`nobody reads under ${address}`);
  const subject = { subscriptionId: row._id.toHexString(), version: row.tokenVersion, issuedAt };
  return stage.tokens.issue(purpose, subject);
}
