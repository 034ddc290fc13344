import type { Payload } from 'payload';
import { readModelCollection } from '../../read-model.ts';
import { linkStatuses } from '../checks/link-desk.ts';
import { pastLinks } from './past-links.ts';

const DAY_MS = 86_400_000;
/** A page is looked at again after so long. */
const AGAIN_AFTER_MS = 14 * DAY_MS;
/** A round asks for so many; at one a second and host that is far less than an hour's politeness. */
const A_ROUND = 200;
const EVERY_MS = 3_600_000;

/** Which of the addresses to look at now: never looked at first, then the longest ago. */
export function dueLinks(
  urls: Iterable<string>,
  checkedAt: ReadonlyMap<string, Date>,
  now: Date,
): readonly string[] {
  const last = (url: string) => checkedAt.get(url)?.getTime() ?? 0;
  return [...urls]
    .filter((url) => now.getTime() - last(url) >= AGAIN_AFTER_MS)
    .sort((a, b) => last(a) - last(b) || (a < b ? -1 : 1))
    .slice(0, A_ROUND);
}

/** Looks once more at links of past issues, by the same polite desk that looks at a draft's. Answers how many it asks for. */
export async function recheckPastLinks(payload: Payload, now: Date): Promise<number> {
  const [urls, rows] = await Promise.all([
    pastLinks(payload, now),
    readModelCollection<{ _id: string; checkedAt: Date }>(payload, 'linkStatuses')
      .find({}, { projection: { checkedAt: 1 } })
      .toArray(),
  ]);
  const due = dueLinks(urls, new Map(rows.map(({ _id, checkedAt }) => [_id, checkedAt])), now);
  const { isOn } = await linkStatuses(payload, due, now);
  return isOn ? due.length : 0;
}

/** Every hour, until the process ends. */
export function startLinkCare(payload: Payload, signal: AbortSignal): void {
  const timer = setInterval(() => {
    void recheckPastLinks(payload, new Date()).catch((error: unknown) =>
      payload.logger.warn({ err: error, msg: 'links of past issues could not be looked at' }),
    );
  }, EVERY_MS).unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
