import { LinkStatus } from '@masthead/domain';
import type { Payload } from 'payload';
import { env } from '../../env.ts';
import { makeAskWeb } from '../../outbound/ask-web.ts';
import { databaseOf } from '../../read-model.ts';
import { lookAtLink } from './look-at-link.ts';

interface Row {
  readonly _id: string;
  readonly status: unknown;
  readonly checkedAt: Date;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Hosts asked at once; each of them one address at a time, a second apart. */
const HOSTS_AT_ONCE = 4;
const BETWEEN_MS = 1_000;
const MAX_WAITING = 500;

/** Addresses under way or waiting, by host. In this process: a restart forgets them, the next look asks again. */
const waiting = new Map<string, string[]>();
let running = 0;

export interface KnownLinks {
  readonly known: ReadonlyMap<string, LinkStatus>;
  /** Some are being looked at: ask again in a moment. */
  readonly looking: boolean;
  readonly isOn: boolean;
}

/** What is known of these addresses; the rest is looked at in the background. Waits for nobody's server. */
export async function linkStatuses(
  payload: Payload,
  urls: readonly string[],
  now: Date,
): Promise<KnownLinks> {
  const isOn = env().OUTBOUND_LOOKUPS === 'on';
  const web = [...new Set(urls)].filter((url) => /^https?:/i.test(url));
  const rows = await table(payload)
    .find({ _id: { $in: web } })
    .toArray();
  const known = new Map<string, LinkStatus>();
  const fresh = new Set<string>();
  for (const { _id, status, checkedAt } of rows) {
    const parsed = LinkStatus.safeParse(status);
    if (!parsed.success) continue;
    known.set(_id, parsed.data);
    const keptMs = parsed.data.state === 'ok' || parsed.data.state === 'redirected' ? DAY_MS : HOUR_MS;
    if (now.getTime() - checkedAt.getTime() < keptMs) fresh.add(_id);
  }
  const missing = isOn ? web.filter((url) => !fresh.has(url)) : [];
  for (const url of missing) enqueue(url);
  if (missing.length > 0) start(payload);
  return { known, looking: missing.some((url) => !known.has(url)), isOn };
}

function enqueue(url: string): void {
  const { host } = new URL(url);
  const queue = waiting.get(host) ?? [];
  const total = [...waiting.values()].reduce((sum, { length }) => sum + length, 0);
  if (!queue.includes(url) && total < MAX_WAITING) waiting.set(host, [...queue, url]);
}

const busy = new Set<string>();

function start(payload: Payload): void {
  for (const host of waiting.keys()) {
    if (running >= HOSTS_AT_ONCE) return;
    if (busy.has(host)) continue;
    running += 1;
    busy.add(host);
    void work(payload, host)
      .catch((error: unknown) => payload.logger.warn({ err: error, msg: 'links could not be looked at' }))
      .finally(() => {
        running -= 1;
        busy.delete(host);
        start(payload);
      });
  }
}

async function work(payload: Payload, host: string): Promise<void> {
  const ask = makeAskWeb();
  try {
    for (let url = waiting.get(host)?.[0]; url !== undefined; url = waiting.get(host)?.[0]) {
      const status = await lookAtLink(ask, url);
      await table(payload).updateOne(
        { _id: url },
        { $set: { status, checkedAt: new Date() } },
        { upsert: true },
      );
      waiting.set(host, (waiting.get(host) ?? []).slice(1));
      if ((waiting.get(host) ?? []).length > 0)
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    }
  } finally {
    waiting.delete(host);
  }
}

function table(payload: Payload) {
  return databaseOf(payload).collection<Row>('linkStatuses');
}
