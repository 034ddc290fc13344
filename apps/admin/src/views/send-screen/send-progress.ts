import type { CampaignStatus } from '@masthead/domain';
import type { SendState } from '../../features/campaigns/campaign-shape.ts';
import { totalsOf } from '../campaigns/campaign-words.ts';

/** One look at a moving campaign: how much was settled, by the server's clock. */
export interface Sample {
  readonly atMs: number;
  readonly settled: number;
}

/** Looks older than this say nothing about the rate now. */
const WINDOW_MS = 20_000;
/** Two looks nearer than this only show how batches fall. */
const LEAST_MS = 3_000;

export interface SendProgress {
  /** Mails that are settled: handed over, unknown, left out at the last look. What a cancel took back is not. */
  readonly settled: number;
  /** Null while the list is still being gone through. */
  readonly total: number | null;
  /** Mails a second; null while it is not moving or not measured yet. */
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
}

/** How far a campaign is and how fast, from what was seen of it lately; else from its average since the start. */
export function sendProgress(
  { asOf, campaign }: Pick<SendState, 'asOf' | 'campaign'>,
  samples: readonly Sample[],
): SendProgress {
  const totals = totalsOf(campaign);
  const leftOut = campaign.status === 'cancelled' ? 0 : totals.skipped;
  const settled = totals.submitted + totals.unknown + leftOut;
  const total = campaign.recipients;
  const perSecond = isMoving(campaign.status)
    ? rateOf({ atMs: Date.parse(asOf), settled }, samples, campaign.startedAt)
    : null;
  const left = total === null ? totals.waiting : total - settled;
  const secondsLeft =
    total === null || perSecond === null || perSecond === 0 ? null : Math.max(0, Math.ceil(left / perSecond));
  return { settled, total, perSecond, secondsLeft };
}

/** The looks to keep, the new one included. A count that fell belongs to another run: begin anew. */
export function keepSample(samples: readonly Sample[], next: Sample): readonly Sample[] {
  const last = samples.at(-1);
  if (last !== undefined && next.settled < last.settled) return [next];
  if (last !== undefined && next.atMs <= last.atMs) return samples;
  return [...samples.filter(({ atMs }) => next.atMs - atMs <= WINDOW_MS), next];
}

export function isMoving(status: CampaignStatus): boolean {
  return status === 'preparing' || status === 'submitting';
}

/** "about 3 min", never more exact than it is. */
export function durationWords(seconds: number): string {
  if (seconds < 5) return 'a few seconds';
  if (seconds < 90) return `about ${Math.ceil(seconds / 5) * 5} s`;
  if (seconds < 90 * 60) return `about ${Math.round(seconds / 60)} min`;
  const hours = seconds / 3600;
  if (hours < 36) return `about ${Math.round(hours)} h`;
  return `about ${Math.round(hours / 24)} days`;
}

function rateOf(now: Sample, samples: readonly Sample[], startedAt: string | null): number | null {
  const first = samples[0];
  if (first !== undefined && now.atMs - first.atMs >= LEAST_MS) return perSecond(first, now);
  if (startedAt === null) return null;
  const start: Sample = { atMs: Date.parse(startedAt), settled: 0 };
  return now.atMs - start.atMs >= LEAST_MS ? perSecond(start, now) : null;
}

function perSecond(from: Sample, to: Sample): number {
  return ((to.settled - from.settled) * 1000) / (to.atMs - from.atMs);
}
