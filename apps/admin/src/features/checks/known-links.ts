import { LinkStatus } from '@masthead/domain';
import { keepLinkStatus, linkStatuses, makeAskWeb, makePoliteLooks, type PoliteLooks } from '@masthead/links';
import type { Payload } from 'payload';
import { env } from '../../env.ts';
import { databaseOf } from '../../read-model.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export interface KnownLinks {
  readonly known: ReadonlyMap<string, LinkStatus>;
  /** Some are being looked at: ask again in a moment. */
  readonly looking: boolean;
  readonly isOn: boolean;
}

/** What is known of these addresses; the rest is looked at in the background. Waits for nobody's server. */
export async function knownLinks(payload: Payload, urls: readonly string[], now: Date): Promise<KnownLinks> {
  const isOn = env().OUTBOUND_LOOKUPS === 'on';
  const web = [...new Set(urls)].filter((url) => /^https?:/i.test(url) && URL.canParse(url));
  const rows = await linkStatuses(databaseOf(payload))
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
  if (missing.length > 0) politeLooks(payload).take(missing);
  return { known, looking: missing.some((url) => !known.has(url)), isOn };
}

/** One a process: the pauses between questions are counted in it. */
let shared: PoliteLooks | null = null;

function politeLooks(payload: Payload): PoliteLooks {
  shared ??= makePoliteLooks({
    ask: makeAskWeb(),
    keep: (url, status) => keepLinkStatus(databaseOf(payload), url, status),
    onFailure: (error) => payload.logger.warn({ err: error, msg: 'links could not be looked at' }),
  });
  return shared;
}
