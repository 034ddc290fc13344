import { type AnyBulkWriteOperation, type Db, type Filter, ObjectId } from 'mongodb';
import type { ImportPerson, ImportTarget } from '../ports/imports.ts';
import { ensureProven } from './ensure-proven.ts';
import { insertMissing } from './insert-missing.ts';
import type { ImportMark, SubscriberDoc, SubscriptionDoc } from './subscriber-documents.ts';

type Chunk = Parameters<ImportTarget['merge']>[0];
type Outcome = Awaited<ReturnType<ImportTarget['merge']>>[number];
type Known = Pick<SubscriptionDoc, '_id' | 'identity' | 'state' | 'name' | 'imported' | 'subscriberId'> & {
  readonly topics?: readonly string[];
};

/** As many parts of a chunk are written at once. */
const lanes = 2;

/**
 * Rows of a file onto the list. Every row written carries the import and the row it came from, so that a chunk done
 * again after a crash knows its own work, and a line that repeats an earlier one is told from a reader known before.
 */
export function makeImportTarget(db: Db): ImportTarget {
  const subscribers = db.collection<SubscriberDoc>('subscribers');
  const subscriptions = db.collection<SubscriptionDoc>('subscriptions');
  return {
    // Nobody stands in a chunk twice, so its parts touch no row in common: the server works on them side by side.
    async merge(chunk, people) {
      const size = Math.ceil(people.length / lanes);
      const parts = Array.from({ length: lanes }, (_, lane) =>
        people.slice(lane * size, (lane + 1) * size),
      ).filter((part) => part.length > 0);
      return (await Promise.all(parts.map((part) => mergePart(chunk, part)))).flat();
    },
  };

  async function mergePart(chunk: Chunk, people: readonly ImportPerson[]): Promise<readonly Outcome[]> {
    const found: Known[] = await subscriptions
      .find(
        { newsletterId: chunk.newsletterId, identity: { $in: people.map((person) => person.identity) } },
        {
          projection: { identity: 1, state: 1, name: 1, topics: 1, imported: 1, subscriberId: 1 },
          hint: 'by-address',
        },
      )
      .toArray();
    const known = new Map(found.map((row) => [row.identity, row]));
    const outcomes = people.map((person) => judge(chunk.importId, person, known.get(person.identity)));
    if (chunk.dryRun) return outcomes;
    const fresh = people.filter((person) => !known.has(person.identity));
    const ids = await ensureProven(subscribers, fresh, chunk.at);
    await insertMissing(
      subscriptions,
      fresh.flatMap((person) => {
        const subscriber = ids.get(person.identity);
        return subscriber === undefined ? [] : [newRow(chunk, subscriber, person)];
      }),
    );
    await amend(chunk, people, outcomes, known);
    return outcomes;
  }

  async function amend(
    chunk: Chunk,
    people: readonly ImportPerson[],
    outcomes: readonly Outcome[],
    known: ReadonlyMap<string, Known>,
  ): Promise<void> {
    const writes: AnyBulkWriteOperation<SubscriptionDoc>[] = [];
    const proven: ObjectId[] = [];
    people.forEach((person, index) => {
      const row = known.get(person.identity);
      const outcome = outcomes[index];
      // Its own mark: that was done before the crash.
      if (row === undefined || isOwn(chunk.importId, person, row.imported)) return;
      if (outcome === 'confirmed') {
        proven.push(row.subscriberId);
        writes.push({ updateOne: confirmation(chunk, person, row) });
      } else if (outcome === 'updated') {
        writes.push({ updateOne: addition(chunk, person, row) });
      }
    });
    if (writes.length === 0) return;
    await subscribers.updateMany(
      { _id: { $in: proven }, provenAt: null },
      { $set: { provenAt: chunk.at }, $unset: { expiresAt: '' } },
    );
    await subscriptions.bulkWrite(writes, { ordered: false });
  }
}

/** The rules that the import screen states. */
function judge(importId: string, person: ImportPerson, row: Known | undefined): Outcome {
  if (row === undefined) return 'added';
  if (row.imported?.by.toHexString() === importId) {
    return row.imported.row === person.row ? row.imported.as : 'repeated';
  }
  switch (row.state) {
    case 'unsubscribed':
      return 'unsubscribed';
    case 'pending':
      return 'confirmed';
    case 'confirmed':
      return adds(person, row) ? 'updated' : 'known';
    default:
      throw new Error('a subscription in no state we know');
  }
}

function adds(person: ImportPerson, row: Known): boolean {
  const has = row.topics ?? [];
  return (row.name === null && person.name !== null) || person.topics.some((topic) => !has.includes(topic));
}

function isOwn(importId: string, person: ImportPerson, mark: ImportMark | undefined): boolean {
  return mark?.by.toHexString() === importId && mark.row === person.row;
}

function markOf(chunk: Chunk, person: ImportPerson, as: ImportMark['as']): ImportMark {
  return { by: new ObjectId(chunk.importId), row: person.row, as };
}

function consentOf(chunk: Chunk, person: ImportPerson) {
  return {
    requestedAt: person.confirmedAt ?? chunk.at,
    source: chunk.consentSource,
    formVersion: 'import',
    ip: null,
    confirmedIp: null,
  };
}

function newRow(chunk: Chunk, subscriber: SubscriberDoc, person: ImportPerson): SubscriptionDoc {
  return {
    _id: new ObjectId(),
    subscriberId: subscriber._id,
    newsletterId: chunk.newsletterId,
    identity: subscriber.identity,
    address: subscriber.address,
    name: subscriber.name ?? person.name,
    tokenVersion: subscriber.tokenVersion,
    state: 'confirmed',
    frequency: person.frequency ?? 'every',
    pausedUntil: person.pausedUntil,
    ...(person.topics.length === 0 ? {} : { topics: person.topics }),
    confirmedAt: person.confirmedAt ?? chunk.at,
    consent: consentOf(chunk, person),
    asked: null,
    left: null,
    createdAt: chunk.at,
    imported: markOf(chunk, person, 'added'),
  };
}

type Update = { filter: Filter<SubscriptionDoc>; update: object };

/** A signup nobody confirmed yet: the consent given elsewhere stands for the click. */
function confirmation(chunk: Chunk, person: ImportPerson, row: Known): Update {
  return {
    filter: { _id: row._id, state: 'pending' },
    update: {
      $set: {
        state: 'confirmed',
        confirmedAt: person.confirmedAt ?? chunk.at,
        consent: consentOf(chunk, person),
        asked: null,
        imported: markOf(chunk, person, 'confirmed'),
        ...(row.name === null && person.name !== null ? { name: person.name } : {}),
        ...(person.frequency === null ? {} : { frequency: person.frequency }),
        ...(person.pausedUntil === null ? {} : { pausedUntil: person.pausedUntil }),
      },
      ...(person.topics.length === 0 ? {} : { $addToSet: { topics: { $each: person.topics } } }),
      $unset: { expiresAt: '' },
    },
  };
}

/** Fills in what is missing; what the reader chose stays. */
function addition(chunk: Chunk, person: ImportPerson, row: Known): Update {
  return {
    filter: { _id: row._id, state: 'confirmed' },
    update: {
      $set: {
        imported: markOf(chunk, person, 'updated'),
        ...(row.name === null && person.name !== null ? { name: person.name } : {}),
      },
      ...(person.topics.length === 0 ? {} : { $addToSet: { topics: { $each: person.topics } } }),
    },
  };
}
