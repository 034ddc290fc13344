import { z } from 'zod';
import { makeRandom } from './random.ts';

const Match = z
  .strictObject({
    method: z.string().toUpperCase().optional(),
    /** Exact, or a beginning when it ends in `*`. */
    path: z.string().optional(),
    /** Only the n-th matching request (1-based). */
    nth: z.int().min(1).optional(),
    /** Every n-th matching request. */
    every: z.int().min(1).optional(),
    probability: z.number().min(0).max(1).optional(),
    /** How often the rule fires before it is spent. */
    count: z.int().min(1).optional(),
    seed: z.int().optional(),
  })
  .default({});

export const RequestFault = z.discriminatedUnion('kind', [
  /** The call is accepted and logged, then the connection is reset. */
  z.strictObject({ kind: z.literal('accept-then-reset') }),
  /** Accepted; the answer is cut in the middle. */
  z.strictObject({ kind: z.literal('truncate') }),
  /** No answer ever; accepted or not. */
  z.strictObject({ kind: z.literal('hang'), accept: z.boolean().default(true) }),
  /** Works for so long before accepting (its key is in flight meanwhile), then answers as usual. */
  z.strictObject({ kind: z.literal('slow'), delayMs: z.int().min(0).max(600_000).default(5_000) }),
  z.strictObject({ kind: z.literal('429'), retryAfterSeconds: z.int().min(0).default(1) }),
  z.strictObject({ kind: z.literal('500-before') }),
  z.strictObject({ kind: z.literal('500-after') }),
  z.strictObject({ kind: z.literal('503') }),
  /** The call as a whole is refused in kind, permissive or not. */
  z.strictObject({ kind: z.literal('422') }),
  z.strictObject({ kind: z.literal('quota'), period: z.enum(['daily', 'monthly']).default('daily') }),
  /** POST /templates keeps the HTML with a space added: reading it back shows the difference. */
  z.strictObject({ kind: z.literal('mangle-template') }),
  /** Mails of the call keep `{{{KEY}}}` in their text part. */
  z.strictObject({ kind: z.literal('text-not-substituted') }),
]);
export type RequestFault = z.infer<typeof RequestFault>;

export const EventFault = z.discriminatedUnion('kind', [
  /** The same signed event is delivered again. */
  z.strictObject({ kind: z.literal('duplicate'), times: z.int().min(1).max(10).default(1) }),
  /** Delivered at a random moment within the spread, so later ones overtake it. */
  z.strictObject({ kind: z.literal('reorder'), spreadMs: z.int().min(1).default(2_000) }),
  z.strictObject({ kind: z.literal('delay'), delayMs: z.int().min(1).default(5_000) }),
  /** Delivered before the API call that caused it is answered. */
  z.strictObject({ kind: z.literal('early') }),
]);
export type EventFault = z.infer<typeof EventFault>;

const RequestRule = z.strictObject({ match: Match, fault: RequestFault });
const EventRule = z.strictObject({
  /** Share of the events it hits. */
  probability: z.number().min(0).max(1).default(1),
  seed: z.int().optional(),
  event: EventFault,
});

/** The body of POST /sandbox/faults: it replaces all rules; an empty list ends the misbehaviour. */
export const FaultRules = z.strictObject({
  rules: z.array(z.union([RequestRule, EventRule])).default([]),
});
export type FaultRules = z.input<typeof FaultRules>;

interface LiveRequestRule {
  readonly rule: z.output<typeof RequestRule>;
  readonly random: () => number;
  seen: number;
  fired: number;
}

/** The rules in force and how often each has fired. The first that matches a request wins. */
export class Faults {
  #requests: LiveRequestRule[] = [];
  #events: { rule: z.output<typeof EventRule>; random: () => number; fired: number }[] = [];

  replace(input: unknown): void {
    const { rules } = FaultRules.parse(input);
    this.#requests = [];
    this.#events = [];
    rules.forEach((rule, index) => {
      if ('event' in rule) this.#events.push({ rule, random: makeRandom(rule.seed ?? index + 1), fired: 0 });
      else
        this.#requests.push({
          rule,
          random: makeRandom(rule.match.seed ?? index + 1),
          seen: 0,
          fired: 0,
        });
    });
  }

  pick(method: string, path: string): RequestFault | null {
    if (this.#requests.length === 0) return null;
    let picked: LiveRequestRule | null = null;
    for (const live of this.#requests) {
      if (!fits(live, method, path)) continue;
      live.seen += 1;
      if (picked === null && fires(live)) picked = live;
    }
    if (picked === null) return null;
    picked.fired += 1;
    return picked.rule.fault;
  }

  get hasEventFaults(): boolean {
    return this.#events.length > 0;
  }

  /** The faults one event gets; each rule is asked. */
  pickForEvent(): EventFault[] {
    const hits = this.#events.filter(({ rule, random }) => random() < rule.probability);
    for (const hit of hits) hit.fired += 1;
    return hits.map(({ rule }) => rule.event);
  }

  fired(): { kind: string; fired: number }[] {
    return [
      ...this.#requests.map(({ rule, fired }) => ({ kind: rule.fault.kind, fired })),
      ...this.#events.map(({ rule, fired }) => ({ kind: rule.event.kind, fired })),
    ];
  }
}

function fits({ rule: { match } }: LiveRequestRule, method: string, path: string): boolean {
  if (match.method !== undefined && match.method !== method) return false;
  if (match.path === undefined) return true;
  return match.path.endsWith('*') ? path.startsWith(match.path.slice(0, -1)) : path === match.path;
}

function fires({ rule: { match }, random, seen, fired }: LiveRequestRule): boolean {
  if (match.count !== undefined && fired >= match.count) return false;
  if (match.nth !== undefined && seen !== match.nth) return false;
  if (match.every !== undefined && seen % match.every !== 0) return false;
  return match.probability === undefined || random() < match.probability;
}
