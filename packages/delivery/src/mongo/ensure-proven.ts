import { type Collection, ObjectId } from 'mongodb';
import type { NewSubscription } from '../ports/subscriber-store.ts';
import { insertMissing } from './insert-missing.ts';
import type { SubscriberDoc } from './subscriber-documents.ts';

/** Finds or creates the subscribers, by identity; what was unproven is proven now and no longer expires. */
export async function ensureProven(
  subscribers: Collection<SubscriberDoc>,
  people: readonly NewSubscription[],
  at: Date,
): Promise<Map<string, SubscriberDoc>> {
  const identities = people.map((person) => person.identity);
  const read = async () =>
    new Map(
      (await subscribers.find({ identity: { $in: identities } }).toArray()).map((row) => [row.identity, row]),
    );
  const known = await read();
  const fresh = people
    .filter((person) => !known.has(person.identity))
    .map((person) => ({
      _id: new ObjectId(),
      identity: person.identity,
      address: person.mailbox,
      name: person.name,
      tokenVersion: 1,
      createdAt: at,
      provenAt: at,
    }));
  const unproven = [...known.values()].filter((row) => row.provenAt === null).map((row) => row._id);
  if (unproven.length > 0) {
    await subscribers.updateMany(
      { _id: { $in: unproven }, provenAt: null },
      { $set: { provenAt: at }, $unset: { expiresAt: '' } },
    );
  }
  const inserted = await insertMissing(subscribers, fresh);
  if (inserted < fresh.length) return read();
  for (const row of fresh) known.set(row.identity, row);
  return known;
}
