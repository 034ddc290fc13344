import type { Correction, NewsletterProfile, RichText, Snapshot } from '@masthead/domain';

/** A published or scheduled issue, self-contained. Public when `publicFrom` is set and not in the future. Collection `publicIssues`. */
export interface PublicIssue {
  readonly id: string;
  readonly newsletterId: string;
  readonly slug: string;
  readonly number: number | null;
  readonly kind: 'weekly' | 'digest';
  readonly tagline: string;
  /** `YYYY-MM-DD`, the date printed. */
  readonly date: string | null;
  readonly publicFrom: Date | null;
  /** `unlisted`: by its address only. `subscribers`: tagline and lede for everybody, the rest withheld. */
  readonly archiveMode: 'public' | 'unlisted' | 'subscribers';
  readonly snapshot: Snapshot;
  /** SHA-256 of the content (`contentVersionOf`): cache key and ETag. */
  readonly contentVersion: string;
  /** Errata on it, oldest first. Absent on documents from before there were any. */
  readonly corrections?: readonly Correction[];
}

/** An issue as a line of a list. */
export type IssueSummary = Omit<PublicIssue, 'snapshot'>;

/** What an issue said about an entry. */
export interface PublicMention {
  readonly issueId: string;
  /** Absent on documents from before it was kept: a rebuild fills it in. */
  readonly newsletterId?: string;
  readonly issueSlug: string;
  readonly issueNumber: number | null;
  readonly issueTagline: string;
  readonly date: string | null;
  readonly publicFrom: Date | null;
  readonly title: string;
  readonly byline: string;
  readonly commentary: RichText;
  /** Errata of that issue on this entry; read with the issue, stored nowhere else. */
  readonly corrections?: readonly Correction[];
}

/** A canonical story, paper or media with all we said of it. Collection `publicEntries`. */
export interface PublicEntry {
  readonly id: string;
  readonly kind: 'story' | 'paper' | 'media';
  readonly slug: string;
  readonly title: string;
  readonly url: string | null;
  readonly byline: string;
  readonly authors: readonly string[];
  readonly venue: string | null;
  readonly year: number | null;
  readonly arxivId: string | null;
  readonly doi: string | null;
  /** Of a paper on openreview.net. Absent on documents from before it was kept: a rebuild fills it in. */
  readonly openReviewId?: string | null;
  readonly topics: readonly { readonly slug: string; readonly name: string }[];
  readonly mentions: readonly PublicMention[];
}

/** An erratum of one issue on something that another one mentions, too. */
export interface RecurringCorrection extends Correction {
  readonly issueSlug: string;
  readonly issueNumber: number | null;
}

/** A topic and everything public under it, newest mention first. Derived from the entries, stored nowhere. */
export interface PublicTopic {
  readonly slug: string;
  readonly name: string;
  readonly entries: readonly PublicEntry[];
}

/** A topic as lists name it. */
export interface PublicTopicName {
  readonly slug: string;
  readonly name: string;
  /** Stories, papers and media under it. */
  readonly entries: number;
}

/** Who wrote papers that we spoke of. Derived from the entries, stored nowhere. */
export interface PublicAuthor {
  readonly slug: string;
  readonly name: string;
  /** Newest mention first. */
  readonly papers: readonly PublicEntry[];
}

/** A page that holds something public. */
export interface PublicAddress {
  readonly kind: 'issue' | 'story' | 'paper' | 'media' | 'topic' | 'author';
  readonly slug: string;
  readonly changedAt: Date;
}

/** A draft shown to somebody without an account. `id` is the SHA-256 of the token: the token itself is never stored. Collection `previewLinks`. */
export interface PreviewLink {
  readonly id: string;
  readonly issueId: string;
  readonly label: string;
  readonly snapshot: Snapshot;
  readonly emailHtml: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  /** Whoever opens it may approve what it shows. Absent on links from before there was such a thing: no. */
  readonly mayApprove?: boolean;
}

/** Something said on a preview link by somebody without an account. Collection `previewRemarks`; only ever added to. */
export interface PreviewRemark {
  readonly id: string;
  readonly linkId: string;
  readonly issueId: string;
  /** The name its writer gave. */
  readonly name: string;
  readonly text: string;
  /** Null: about the issue as a whole. */
  readonly sectionId: string | null;
  /** "This may go out as it is." Kept only where the link allows it. */
  readonly approves: boolean;
  readonly at: Date;
}

/** By what a site knows whether its copies are still good. Collection `publicState`. */
export interface PublicState {
  /** Another one after every write that changed something public; empty while nothing was ever written. */
  readonly version: string;
  readonly changedAt: Date | null;
  /** The next instant at which something becomes public with nothing written. */
  readonly nextPublicAt: Date | null;
}

/** A preview link as the desk lists it. */
export type PreviewLinkSummary = Omit<PreviewLink, 'snapshot' | 'emailHtml'>;

/** What a preview address turns out to be. `gone` says why; an address that never was is null. */
export type PreviewLookup =
  | {
      readonly state: 'open';
      readonly link: PreviewLink;
      /** What was said on this link, in order. */
      readonly remarks: readonly PreviewRemark[];
      /** Who opened the link may speak on it; `full`: enough has been said on one link. */
      say(
        remark: Pick<PreviewRemark, 'name' | 'text' | 'sectionId' | 'approves' | 'at'>,
      ): Promise<'kept' | 'full'>;
    }
  | { readonly state: 'gone'; readonly why: 'revoked' | 'expired' };

/**
 * All that the public site can ask. Every query takes the present instant and answers only what is public then:
 * an issue whose `publicFrom` is a second away does not exist yet.
 */
export interface ReadModel {
  state(now: Date): Promise<PublicState>;
  newsletters(): Promise<readonly NewsletterProfile[]>;
  /** Listed issues, newest first. */
  latestIssues(query: {
    readonly now: Date;
    readonly limit: number;
    readonly newsletterId?: string;
  }): Promise<readonly IssueSummary[]>;
  /** Unlisted ones too; of a `subscribers` issue the sections and the closing are withheld. */
  issueBySlug(slug: string, now: Date): Promise<PublicIssue | null>;
  /** Errata of other listed issues on what this one mentions: they show wherever the story recurs. */
  recurringCorrections(issue: PublicIssue, now: Date): Promise<readonly RecurringCorrection[]>;
  /** For a subscriber of its newsletter alone: nothing withheld. */
  wholeIssueBySlug(slug: string, now: Date): Promise<PublicIssue | null>;
  /** The listed issues just before and after, of the same newsletter. */
  neighbours(
    issue: IssueSummary,
    now: Date,
  ): Promise<{ readonly previous: IssueSummary | null; readonly next: IssueSummary | null }>;
  /** Every listed issue by the year it is dated, newest first. */
  archive(
    now: Date,
    newsletterId?: string,
  ): Promise<readonly { readonly year: number; readonly issues: readonly IssueSummary[] }[]>;
  /** With its public mentions only, newest first; null when there is none. */
  entryBySlug(kind: PublicEntry['kind'], slug: string, now: Date): Promise<PublicEntry | null>;
  /** Those of them that are public, in the order asked for. */
  entriesById(ids: readonly string[], now: Date): Promise<readonly PublicEntry[]>;
  authorBySlug(slug: string, now: Date): Promise<PublicAuthor | null>;
  topicBySlug(slug: string, now: Date): Promise<PublicTopic | null>;
  /** Topics with something public under them, by name. */
  topics(now: Date): Promise<readonly PublicTopicName[]>;
  /** Years of listed issues, newest first. */
  years(now: Date): Promise<readonly number[]>;
  /** Every page there is, for a sitemap. */
  addresses(now: Date): Promise<readonly PublicAddress[]>;
  preview(token: string, now: Date): Promise<PreviewLookup | null>;
}

/** What admin's projection and features write. Every verb may be repeated. */
export interface ReadModelWriter {
  upsertNewsletter(profile: NewsletterProfile): Promise<void>;
  /** Parses the snapshot again at this door. @throws ZodError */
  upsertIssue(issue: PublicIssue): Promise<void>;
  /** Takes the page and everything it said of entries back. */
  removeIssue(issueId: string): Promise<void>;
  /** Replaces the entry with all its mentions. */
  upsertEntry(entry: PublicEntry): Promise<void>;
  removeEntry(entryId: string): Promise<void>;
  /** An address that was merged away leads on to another slug; null: it stands for itself again. */
  redirectEntry(kind: PublicEntry['kind'] | 'topic', from: string, to: string | null): Promise<void>;
  /** The token is handed out here and never again. */
  createPreviewLink(request: {
    readonly issueId: string;
    readonly label: string;
    readonly snapshot: Snapshot;
    readonly emailHtml: string;
    readonly createdBy: string;
    readonly createdAt: Date;
    readonly expiresAt: Date;
    readonly mayApprove?: boolean;
  }): Promise<{ readonly token: string; readonly link: PreviewLinkSummary }>;
  /** False when there is no such open link. What it showed is erased. */
  revokePreviewLink(linkId: string, at: Date): Promise<boolean>;
  /** Newest first. */
  listPreviewLinks(issueId: string): Promise<readonly PreviewLinkSummary[]>;
}
