import { RampPlan, rampToday } from '@masthead/domain';
import { z } from 'zod';
import type { RampGate, RampView, SentLedger, SettingStore } from '../ports/index.ts';

const key = 'ramps';
/** By the domain of the sender's address. */
const Ramps = z.record(z.string(), RampPlan);
export type Ramps = z.infer<typeof Ramps>;
/** A warm-up set or lifted meanwhile is seen after this. */
const rememberMs = 5_000;

export async function readRamps(settings: Pick<SettingStore, 'get'>): Promise<Ramps> {
  return Ramps.catch({}).parse((await settings.get(key)) ?? {});
}

export async function writeRamps(settings: Pick<SettingStore, 'set'>, ramps: Ramps): Promise<void> {
  await settings.set(key, ramps);
}

export async function viewRamp(
  ledger: SentLedger,
  domain: string,
  plan: RampPlan,
  upTo?: string,
): Promise<RampView> {
  const { today, days } = await ledger.byDay(domain, plan.startedOn, upTo);
  return { domain, plan, ...rampToday(plan, days, today) };
}

/** Of a mailbox: `Name <letters@press.example.org>`. */
export function domainOf(mailbox: string): string {
  return (/@([^@>\s]+)>?\s*$/.exec(mailbox)?.[1] ?? '').toLowerCase();
}

/**
 * Keeps senders that warm up to their cap. Counting comes after the freeze and includes it: each batch sees all
 * that were frozen before it, in whichever worker, so together they never go above.
 */
export function makeRampGate(parts: {
  readonly settings: Pick<SettingStore, 'get'>;
  readonly ledger: SentLedger;
  readonly clock: () => Date;
  /** Milliseconds since any beginning, never set back. Default: the process's own. */
  readonly elapsedMs?: () => number;
}): RampGate {
  const { elapsedMs = () => performance.now() } = parts;
  let known: { readonly ramps: Ramps; readonly at: number } | null = null;
  return {
    async refuses(from, batchId) {
      const asked = elapsedMs();
      if (known === null || asked - known.at > rememberMs)
        known = { ramps: await readRamps(parts.settings), at: asked };
      const domain = domainOf(from);
      const plan = known.ramps[domain];
      if (plan === undefined) return null;
      const { cap, sendingDay, sent } = await viewRamp(parts.ledger, domain, plan, batchId);
      if (cap === null || sent <= cap) return null;
      const { nextInMs } = await parts.ledger.today();
      const at = new Date(parts.clock().getTime() + nextInMs).toISOString().slice(0, 10);
      return {
        reason: `${domain} warms up: ${cap.toLocaleString('en')} mails on sending day ${sendingDay} are used; goes on by itself on ${at} (UTC).`,
        resumeInMs: nextInMs,
      };
    },
  };
}
