import { z } from 'zod';
import type { Failpoint } from '../ports/failpoints.ts';
import type { SettingStore } from '../ports/ledger.ts';
import type { Log } from '../ports/log.ts';
import type { DueProcessor } from '../ports/processor.ts';
import type {
  ListAnswer,
  ListEntry,
  ListRequest,
  ProviderList,
  SuppressionMirror,
} from '../ports/suppression-mirror.ts';
import type { Suppressions } from '../ports/suppressions.ts';

export interface MirrorParts {
  readonly list: ProviderList;
  readonly mirror: SuppressionMirror;
  readonly suppressions: Pick<Suppressions, 'addByKey'>;
  readonly settings: Pick<SettingStore, 'get' | 'set'>;
  readonly keys: { current(address: string): string; all(address: string): readonly string[] };
  readonly clock: () => Date;
  readonly failpoint: Failpoint;
  readonly log: Log;
}

/** Events tell of changes at once; this finds what they did not tell. */
const newestEveryMs = 15 * 60_000;
const wholeEveryMs = 86_400_000;
/** Calls a run: the requests of a campaign go first. */
const pagesARun = 10;
const pushesARun = 10;
const atOnce = 100;
const restMs = { later: 60_000, access: 3_600_000, wrong: 60_000 } as const;

/** How far we are with the provider's list; kept in the settings. */
export const MirrorState = z.object({
  /** The newest entries were read last. */
  readAt: z.date().nullable().default(null),
  /** The whole list was read last. */
  wholeAt: z.date().nullable().default(null),
  walk: z
    .object({ startedAt: z.date(), whole: z.boolean(), after: z.string().nullable() })
    .nullable()
    .default(null),
  trouble: z.string().nullable().default(null),
  restUntil: z.date().nullable().default(null),
});
export type MirrorState = z.infer<typeof MirrorState>;
export const mirrorSetting = 'suppression-mirror';

/** A chore of the maintenance, one worker at a time: tells the provider what it has to hear, and reads its list. */
export function makeSuppressionMirroring(parts: MirrorParts): DueProcessor {
  const { clock, settings, log } = parts;
  let halted = false;
  return {
    halt() {
      halted = true;
    },
    async runDue() {
      const known = MirrorState.safeParse((await settings.get(mirrorSetting)) ?? {});
      let state = known.success ? known.data : MirrorState.parse({});
      const now = clock();
      if (state.restUntil !== null && state.restUntil > now) return 0;
      const pushed = await push(parts);
      let done = pushed.done;
      let trouble = pushed.trouble;
      if (trouble === null) {
        const walked = await walkOn(state, parts, now);
        if (walked === null && done === 0 && state.trouble === null) return 0;
        state = walked?.state ?? state;
        done += walked?.news ?? 0;
        trouble = walked?.trouble ?? null;
      }
      // A call that we ended ourselves is no trouble with the list, and the next worker need not rest for it.
      if (halted) trouble = null;
      if (trouble !== null)
        log.warn({ why: trouble.message }, "the provider's suppression list cannot be mirrored");
      await settings.set(mirrorSetting, {
        ...state,
        trouble: trouble?.message ?? null,
        restUntil: trouble === null ? null : new Date(now.getTime() + restMs[trouble.why]),
      } satisfies MirrorState);
      return done;
    },
  };
}

type Trouble = Extract<ListAnswer<never>, { ok: false }>;

async function push(parts: MirrorParts): Promise<{ done: number; trouble: Trouble | null }> {
  const { mirror } = parts;
  let done = 0;
  for (let calls = 0; calls < pushesARun; ) {
    const asked = await mirror.asked(atOnce);
    const act = asked[0]?.act;
    if (act === undefined) break;
    const together = asked.filter((request) => request.act === act);
    calls += 1;
    const answer = await tell(parts, together);
    if (answer.ok) {
      await mirror.done(together);
      done += together.length;
      continue;
    }
    if (answer.why !== 'wrong') return { done, trouble: answer };
    // One of them is no address to the provider: one by one, so that it does not hold up the others.
    for (const request of together) {
      calls += 1;
      const alone = await tell(parts, [request]);
      if (!alone.ok && alone.why !== 'wrong') return { done, trouble: alone };
      if (alone.ok) await mirror.done([request]);
      else await mirror.refused(request, alone.message);
      done += 1;
    }
  }
  return { done, trouble: null };
}

async function tell(
  { failpoint, list }: MirrorParts,
  requests: readonly ListRequest[],
): Promise<ListAnswer<null>> {
  const addresses = requests.map(({ address }) => address);
  const answer = await (requests[0]?.act === 'remove' ? list.remove(addresses) : list.add(addresses));
  failpoint('mirror.after-tell');
  return answer;
}

interface Walked {
  readonly state: MirrorState;
  readonly news: number;
  readonly trouble: Trouble | null;
}

/** Null: nothing is due. A walk goes on where the run before left it. */
async function walkOn(state: MirrorState, parts: MirrorParts, now: Date): Promise<Walked | null> {
  let walk = state.walk ?? begin(state, now);
  if (walk === null) return null;
  let news = 0;
  for (let pages = 0; pages < pagesARun; pages += 1) {
    const answer = await parts.list.page(walk.after);
    // A cursor that is gone with its entry: from the start again.
    if (!answer.ok)
      return { state: { ...state, walk: answer.why === 'wrong' ? null : walk }, news, trouble: answer };
    const { entries, more } = answer.value;
    const fresh = await take(entries, walk, parts);
    parts.failpoint('mirror.after-heard');
    news += fresh;
    walk = { ...walk, after: entries.at(-1)?.id ?? walk.after };
    if (more && (walk.whole || fresh > 0)) continue;
    if (walk.whole) news += await parts.mirror.closeWalk(walk.startedAt);
    parts.failpoint('mirror.after-walk');
    const wholeAt = walk.whole ? now : state.wholeAt;
    return { state: { ...state, readAt: now, wholeAt, walk: null }, news, trouble: null };
  }
  return { state: { ...state, walk }, news, trouble: null };
}

function begin({ readAt, wholeAt }: MirrorState, now: Date): MirrorState['walk'] {
  const isOlder = (at: Date | null, ms: number) => at === null || now.getTime() - at.getTime() >= ms;
  if (isOlder(wholeAt, wholeEveryMs)) return { startedAt: now, whole: true, after: null };
  return isOlder(readAt, newestEveryMs) ? { startedAt: now, whole: false, after: null } : null;
}

async function take(
  entries: readonly ListEntry[],
  walk: NonNullable<MirrorState['walk']>,
  { failpoint, keys, mirror, suppressions }: MirrorParts,
): Promise<number> {
  const known = entries.map((entry) => ({ ...entry, key: keys.current(entry.address) }));
  const lifted = await mirror.lifted(known.map(({ key }) => key));
  // Ours first: killed in between, the page is read again.
  await suppressions.addByKey(
    known
      .filter(({ key, at }) => at > (lifted.get(key) ?? new Date(0)))
      .map(({ key, origin, at, id }) => ({ key, reason: origin, source: `provider:${id}`, at })),
  );
  failpoint('mirror.after-suppress');
  const listed = known.map(({ key, at }) => ({ key, change: 'added' as const, at }));
  return mirror.heard(listed, walk.whole ? walk.startedAt : undefined);
}
