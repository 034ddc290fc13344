import { z } from 'zod';
import type { Desk } from '../desk.ts';
import type { EventCount } from '../events/dispatcher.ts';
import type { FaultRules } from '../faults/rules.ts';
import type { WindowCount, WindowKind } from '../limits/request-window.ts';
import { linksOf } from '../mail/links.ts';
import type { RenderedMessage } from '../mail/message.ts';
import { makeDuplicateCounter } from '../store/count-duplicates.ts';
import type { MailReader } from '../store/read-mails.ts';
import { logLines } from '../store/replay.ts';
import { searchMails } from '../store/search-mails.ts';

/** A mail as tests read it. */
export interface SandboxMessage {
  readonly id: string;
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly html: string | null;
  readonly text: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly links: readonly string[];
  /** ISO 8601, virtual clock. */
  readonly at: string;
}

export interface MessageQuery {
  readonly to?: string;
  readonly subject?: string;
  /** 1–1,000, 20 when left out. */
  readonly limit?: number;
}

export interface SandboxStats {
  /** Messages accepted, and the calls they came in. */
  readonly accepted: number;
  readonly calls: number;
  readonly duplicates: number;
  readonly duplicateExamples: readonly {
    readonly to: string;
    readonly tag: string;
    readonly times: number;
  }[];
  readonly requests: WindowCount & { readonly limit: number; readonly window: WindowKind };
  /** Most requests in a window of the kind in force: above `requests.limit` means somebody did not pace. */
  readonly maxRequestsInWindow: number;
  readonly quota: { readonly today: number; readonly thisMonth: number };
  readonly idempotencyKeys: number;
  /** Requests refused because their key had another body: a caller broke its promise. */
  readonly keyConflicts: number;
  readonly events: EventCount | null;
  readonly faults: readonly { readonly kind: string; readonly fired: number }[];
  /** ISO 8601, virtual clock. */
  readonly now: string;
}

export const Limits = z.strictObject({
  requestsPerSecond: z.int().min(0).optional(),
  window: z.enum(['fixed', 'sliding']).optional(),
  windowMs: z.int().min(10).optional(),
  dailyQuota: z.int().min(0).optional(),
  monthlyQuota: z.int().min(0).optional(),
});
export type Limits = z.infer<typeof Limits>;

/** What a test, a benchmark or a person may do to the sandbox; the same verbs over HTTP and in process. */
export interface Control {
  messages(query?: MessageQuery): Promise<readonly SandboxMessage[]>;
  /** The log's lines from a call on, as stored (NDJSON, store/mail-store.ts `LoggedCall`). */
  log(since?: number): AsyncIterable<string>;
  /** `tag` names the tag that tells issues apart ("issue" when left out). */
  stats(tag?: string): Promise<SandboxStats>;
  setFaults(rules: FaultRules): void;
  setLimits(limits: Limits): void;
  /** Moves the virtual clock forward. */
  advanceClock(ms: number): Promise<void>;
  reset(): Promise<void>;
}

export function makeControl(desk: Desk, reader: MailReader): Control {
  const counters = new Map<string, ReturnType<typeof makeDuplicateCounter>>();
  return {
    async messages(query = {}) {
      const { limit = 20, ...which } = query;
      const { mails } = await searchMails(desk.store, reader, which, { skip: 0, limit });
      const found = await Promise.all(mails.map(({ id }) => desk.findMessage(id)));
      return found.filter((message) => message !== null).map(forTests);
    },
    log: (since = 0) => logLines(desk.store, since),
    async stats(tag = 'issue') {
      const counter = counters.get(tag) ?? makeDuplicateCounter(desk.store, tag);
      counters.set(tag, counter);
      const { duplicates, examples } = await counter.count();
      const requests = desk.window.count();
      const { requests: limit, window } = desk.window.limit;
      return {
        accepted: desk.store.messageCount,
        calls: desk.store.calls.length,
        duplicates,
        duplicateExamples: examples,
        requests: { ...requests, limit, window },
        maxRequestsInWindow: window === 'fixed' ? requests.maxInFixedWindow : requests.maxInSlidingWindow,
        quota: desk.quota.used(desk.clock.now()),
        idempotencyKeys: desk.idempotency.size,
        keyConflicts: desk.idempotency.conflicts,
        events: desk.events?.count() ?? null,
        faults: desk.faults.fired(),
        now: new Date(desk.clock.now()).toISOString(),
      };
    },
    setFaults: (rules) => desk.faults.replace(rules),
    setLimits(input) {
      const limits = Limits.parse(input);
      const { limit } = desk.window;
      desk.window.setLimit({
        requests: limits.requestsPerSecond ?? limit.requests,
        window: limits.window ?? limit.window,
        windowMs: limits.windowMs ?? limit.windowMs,
      });
      desk.quota.limits = {
        daily: limits.dailyQuota ?? desk.quota.limits.daily,
        monthly: limits.monthlyQuota ?? desk.quota.limits.monthly,
      };
    },
    async advanceClock(ms) {
      desk.clock.advance(ms);
      await desk.change({ type: 'clock.moved', offset: desk.clock.offset() });
    },
    async reset() {
      await desk.reset();
      for (const counter of counters.values()) counter.forget();
    },
  };
}

function forTests(message: RenderedMessage): SandboxMessage {
  const { id, to, from, subject, html, text, headers, tags, at } = message;
  const links = linksOf(html, text);
  return { id, to, from, subject, html, text, headers, tags, links, at: new Date(at).toISOString() };
}
