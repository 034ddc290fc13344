import { slotLabel } from '../slot.ts';
import type { NoticeWords } from './notice.ts';

/** A weekly slot that is near, and what stands for it so far. */
export interface NearSlot {
  readonly newsletter: string;
  /** IANA name; the slot is told on its clocks. */
  readonly timeZone: string;
  readonly at: Date;
  readonly leftMs: number;
  /** Something is scheduled in it, but held or paused. */
  readonly stands: boolean;
  /** The draft that is nearest to done. */
  readonly draft: { readonly title: string; readonly workflow: keyof typeof stateWords } | null;
}

/** Nothing approved stands in a slot that comes soon. */
export function slotNearNotice({ at, draft, leftMs, newsletter, stands, timeZone }: NearSlot): NoticeWords {
  const when = slotLabel(at, timeZone);
  const there = stands
    ? 'An issue is scheduled for it, but it waits: it was edited after it was approved, or somebody paused it.'
    : draft === null
      ? 'Nothing is being written for it.'
      : `The nearest is “${draft.title}”: ${stateWords[draft.workflow]}.`;
  return {
    title: `${newsletter}: nothing is approved for ${when}`,
    paragraphs: [
      `The slot of ${newsletter} comes in ${leftWords(leftMs)} (${when}, ${timeZone}), and no approved issue is scheduled for it. ${there}`,
      'An empty slot is skipped and recorded. Nothing half-done is sent.',
    ],
  };
}

const stateWords = {
  approved: 'it is approved, but not scheduled',
  'in review': 'it waits for an editor’s approval',
  draft: 'it is still a draft',
} as const;

function leftWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 100) return minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return `${Math.round(minutes / 60)} hours`;
}
