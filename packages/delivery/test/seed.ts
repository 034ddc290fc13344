import { defaultTheme, type NewsletterProfile } from '@masthead/domain';
import { ObjectId } from 'mongodb';
import type { Database } from '../src/mongo/index.ts';

export function hexId(): string {
  return new ObjectId().toHexString();
}

export async function seedNewsletter(database: Database, siteUrl: string): Promise<NewsletterProfile> {
  const newsletter: NewsletterProfile = {
    id: hexId(),
    slug: 'fixtures',
    name: 'Fixtures Weekly',
    description: 'A newsletter for tests.',
    sender: { name: 'Fixtures Weekly', address: 'weekly@news.masthead-fixtures.org' },
    replyTo: null,
    postalAddress: '1 Harness Lane, Testville',
    siteUrl,
    language: 'en',
    timeZone: 'Europe/Berlin',
    slot: { weekday: 7, time: '09:00' },
    theme: defaultTheme,
  };
  const { id, ...rest } = newsletter;
  await database.collections.publicNewsletters.insertOne({ _id: id, ...rest });
  return newsletter;
}

export function addressOf(i: number): string {
  return `reader-${i}@readers.masthead-fixtures.org`;
}

/** Confirmed subscriptions written straight into the collections: 100,000 in some seconds. */
export async function seedSubscribers(
  database: Database,
  newsletterId: string,
  count: number,
  from = 0,
): Promise<void> {
  const confirmedAt = new Date(Date.now() - 86_400_000);
  const step = 10_000;
  for (let start = from; start < from + count; start += step) {
    const some = Array.from({ length: Math.min(step, from + count - start) }, (_, k) => {
      const i = start + k;
      const subscriberId = new ObjectId();
      const address = addressOf(i);
      const name = i % 3 === 0 ? null : `Reader ${i}`;
      return {
        subscriber: {
          _id: subscriberId,
          identity: address,
          address,
          name,
          tokenVersion: 1,
          createdAt: confirmedAt,
          provenAt: confirmedAt,
        },
        subscription: {
          _id: new ObjectId(),
          subscriberId,
          newsletterId,
          identity: address,
          address,
          name,
          tokenVersion: 1,
          state: 'confirmed' as const,
          frequency: 'every' as const,
          pausedUntil: null,
          confirmedAt,
          consent: {
            requestedAt: confirmedAt,
            source: 'harness',
            formVersion: '1',
            ip: null,
            confirmedIp: null,
          },
          asked: null,
          left: null,
          createdAt: confirmedAt,
        },
      };
    });
    await database.collections.subscribers.insertMany(
      some.map(({ subscriber }) => subscriber),
      { ordered: false },
    );
    await database.collections.subscriptions.insertMany(
      some.map(({ subscription }) => subscription),
      { ordered: false },
    );
  }
}
