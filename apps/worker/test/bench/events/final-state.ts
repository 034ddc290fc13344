import { createHash } from 'node:crypto';
import type { Database } from '@masthead/delivery/mongo';
import { type DeliveryState, deliveryMark } from '@masthead/domain';
import type { EventPost } from './event-posts.ts';

type Marks = Map<number, string>;
type Facts = Map<number, Record<string, string>>;

const states: Readonly<Record<string, DeliveryState>> = {
  'email.sent': 'submitted',
  'email.delivered': 'delivered',
  'email.bounced': 'bounced',
  'email.complained': 'complained',
};

/** Of every delivery the highest mark and its facts, as the ledger of a run has them; the run's number is left out of the ids. */
export async function finalState(database: Database, campaign: string, run: number): Promise<string> {
  const docs = await database.collections.batches
    .find(
      { _id: { $gte: `${campaign}.`, $lt: `${campaign}/` } },
      { projection: { marks: 1, facts: 1, n: 1 } },
    )
    .sort({ _id: 1 })
    .toArray();
  return digest(
    docs.map((doc) => {
      const { facts = {} } = doc as typeof doc & { readonly facts?: object };
      return [doc.n, inOrder(Object.entries(doc.marks)), inOrder(Object.entries(facts))];
    }),
    run,
  );
}

/** The same from the events themselves, each taken once. */
export function expectedState(events: readonly EventPost[], run: number): string {
  const batches = new Map<number, { readonly marks: Marks; readonly facts: Facts }>();
  for (const { id: eventId, body } of events) {
    const { type, created_at, data } = JSON.parse(body);
    const n = Number(data.tags.batch);
    const index = Number(data.tags.index);
    const batch = batches.get(n) ?? { marks: new Map(), facts: new Map() };
    batches.set(n, batch);
    const state = states[type];
    if (state === undefined) {
      batch.facts.set(index, { opened: created_at });
      continue;
    }
    const mark = deliveryMark({ state, eventId });
    if (mark > (batch.marks.get(index) ?? '')) batch.marks.set(index, mark);
  }
  return digest(
    [...batches]
      .sort(([a], [b]) => a - b)
      .map(([n, { marks, facts }]) => [n, inOrder([...marks]), inOrder([...facts])]),
    run,
  );
}

function inOrder(entries: readonly (readonly [string | number, unknown])[]) {
  return entries.map(([index, value]) => [Number(index), value] as const).sort(([a], [b]) => a - b);
}

function digest(rows: readonly unknown[], run: number): string {
  const text = rows.map((row) => JSON.stringify(row)).join('\n');
  return createHash('sha256')
    .update(text.replaceAll(`_${run}|`, '|'))
    .digest('hex');
}
