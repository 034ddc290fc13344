import { eventually } from '@masthead/testing';
import type { Stage } from '../harness/stage.ts';

/** What a paced run is judged by: the sandbox's own count, and how soon readers got their confirm mail meanwhile. */
export interface PacedResult {
  /** Requests in the fullest window, all of them, and those answered 429. */
  readonly maxInWindow: number;
  readonly requests: number;
  readonly refused: number;
  /** Of all requests, in percent. */
  readonly refusedPercent: number;
  /** From the signup to the provider's acceptance; null when none were asked for. */
  readonly confirmations: {
    readonly count: number;
    readonly medianSeconds: number;
    readonly slowestSeconds: number;
  } | null;
}

export interface Signups {
  /** Ends the arrivals and waits until all of them are submitted. @returns seconds each took */
  end(): Promise<readonly number[]>;
}

/** Readers who sign up while a campaign goes out, evenly, so many a second. */
export function startSignups(stage: Stage, perSecond: number): Signups {
  const { database, delivery, newsletter } = stage;
  const askedAt = new Map<string, number>();
  const arrive = async () => {
    const address = `new-${askedAt.size}@readers.masthead-fixtures.org`;
    askedAt.set(address, Date.now());
    await delivery.subscribers.requestSignup({
      address,
      name: null,
      newsletterIds: [newsletter.id],
      frequency: 'every',
      source: 'bench',
      formVersion: '1',
      ip: null,
    });
  };
  let failure: unknown = null;
  const timer = setInterval(() => {
    arrive().catch((error: unknown) => {
      failure = error;
    });
  }, 1_000 / perSecond);
  return {
    async end() {
      clearInterval(timer);
      if (failure !== null) throw failure;
      return eventually(
        async () => {
          const mails = await database.collections.outbox
            .find({ kind: 'confirm', state: 'submitted' }, { projection: { 'mail.to': 1, settledAt: 1 } })
            .toArray();
          if (mails.length < askedAt.size) return false;
          return mails.map(({ mail, settledAt }) => (settledAt - (askedAt.get(mail.to) ?? 0)) / 1_000);
        },
        { timeoutMs: 60_000 },
      );
    },
  };
}

/** @param seconds each confirmation took */
export async function readPaced(sandboxUrl: string, seconds: readonly number[]): Promise<PacedResult> {
  const answer = await fetch(`${sandboxUrl}/sandbox/stats`);
  const { maxRequestsInWindow, requests } = (await answer.json()) as {
    readonly maxRequestsInWindow: number;
    readonly requests: { readonly requests: number; readonly refused: number };
  };
  const sorted = [...seconds].sort((a, b) => a - b);
  return {
    maxInWindow: maxRequestsInWindow,
    requests: requests.requests,
    refused: requests.refused,
    refusedPercent: Math.round((requests.refused / requests.requests) * 10_000) / 100,
    confirmations:
      sorted.length === 0
        ? null
        : {
            count: sorted.length,
            medianSeconds: sorted[Math.floor((sorted.length - 1) / 2)] ?? 0,
            slowestSeconds: sorted.at(-1) ?? 0,
          },
  };
}

/** Of several runs the worst: one window too full in one run is one too many. */
export function worstPaced(runs: readonly (PacedResult | null)[]): PacedResult | null {
  const paced = runs.filter((run) => run !== null);
  const worst = paced.toSorted(
    (a, b) => b.maxInWindow - a.maxInWindow || b.refusedPercent - a.refusedPercent,
  )[0];
  if (worst === undefined) return null;
  const slowest = paced
    .flatMap(({ confirmations }) => confirmations ?? [])
    .toSorted((a, b) => b.slowestSeconds - a.slowestSeconds)[0];
  return { ...worst, confirmations: slowest ?? null };
}

export function pacedRows(paced: PacedResult): [string, string][] {
  const { confirmations, maxInWindow, refused, refusedPercent, requests } = paced;
  const rows: [string, string][] = [
    ['fullest window', `${maxInWindow} requests`],
    ['answered 429', `${refused} of ${requests} (${refusedPercent} %)`],
  ];
  if (confirmations !== null) {
    const { count, medianSeconds, slowestSeconds } = confirmations;
    rows.push(['confirmations', `${count}, median ${medianSeconds} s, slowest ${slowestSeconds} s`]);
  }
  return rows;
}
