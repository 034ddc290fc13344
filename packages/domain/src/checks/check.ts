import type { RenderedIssue } from '../rendition.ts';
import type { Snapshot } from '../snapshot.ts';
import type { LinkStatus } from './link-status.ts';

/** Every check of the house, by a name that stays. */
export const checkCodes = [
  'no-postal-address',
  'no-unsubscribe',
  'not-approved',
  'too-large',
  'no-subject',
  'empty-issue',
  'image-without-alt',
  'bad-link',
  'placeholder-left',
  'no-audience',
  'large',
  'long-subject',
  'no-preheader',
  'empty-section',
  'item-without-link',
  'link-dead',
  'link-redirected',
  'link-sent-before',
  'covered-before',
  'arxiv-mismatch',
  'contrast',
  'heading-order',
  'paper-without-id',
  'differs-from-approved',
] as const;
export type CheckCode = (typeof checkCodes)[number];

/** What a finding holds up: approving (and so everything after), sending alone, or nothing: advice. */
export type Stops = 'approval' | 'sending' | 'nothing';

/**
 * Where to mend it. A field of the issue is named by its path in snapshot and form alike (`subject`,
 * `sections.2.items.0.url`); what belongs to the newsletter or to a canonical entry is named by its owner.
 */
export type Place =
  | { readonly kind: 'field'; readonly path: string }
  | { readonly kind: 'newsletter'; readonly id: string }
  | { readonly kind: 'audience' };

/** One thing found, in words for an editor. */
export interface Check {
  readonly code: CheckCode;
  readonly stops: Stops;
  readonly message: string;
  readonly at: Place | null;
}

/** An earlier issue, as it is called in a sentence. */
export interface EarlierIssue {
  readonly number: number | null;
  readonly slug: string;
}

/** What a check must be told, because it cannot be seen in the issue. Nothing here is looked up by a rule. */
export interface CheckContext {
  /** Null: nothing of the issue was approved yet. */
  readonly approval: { readonly differs: boolean } | null;
  /** Confirmed subscriptions; null where nobody counted. */
  readonly confirmed: number | null;
  /** Links that were not looked at (offline, or not yet) are not in it. */
  readonly links: ReadonlyMap<string, LinkStatus>;
  /** The newest earlier issue that carried this address. */
  readonly sentBefore: (url: string) => EarlierIssue | null;
  /** The newest earlier issue that covered an entry with this address or title. */
  readonly coveredBefore: (item: {
    readonly title: string;
    readonly url: string | null;
  }) => EarlierIssue | null;
  /** The arXiv id, without its version, in an address or a line. */
  readonly arxivIdIn: (text: string) => string | null;
}

/** What every rule is asked about. */
export interface CheckSubject {
  readonly snapshot: Snapshot;
  readonly rendered: Pick<RenderedIssue, 'subject' | 'html' | 'text' | 'slots'>;
  readonly context: CheckContext;
}

export type Rule = (subject: CheckSubject) => readonly Check[];

export function isBlocking({ stops }: Check): boolean {
  return stops !== 'nothing';
}

export function atField(path: string): Place {
  return { kind: 'field', path };
}

/** "№ 12", or the address of an issue without a number. */
export function nameOfIssue({ number, slug }: EarlierIssue): string {
  return number === null ? slug : `№ ${number}`;
}

/** Words of the issue in a sentence: quoted, and cut where they run on. */
export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text;
  return `“${short}”`;
}
