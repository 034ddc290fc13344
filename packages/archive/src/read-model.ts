import type { RichText, Snapshot } from '@masthead/domain';

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
  readonly archiveMode: 'public' | 'unlisted' | 'subscribers';
  readonly snapshot: Snapshot;
  /** SHA-256 of the content: cache key and ETag. */
  readonly contentVersion: string;
}

/** What an issue said about an entry. */
export interface PublicMention {
  readonly issueId: string;
  readonly issueSlug: string;
  readonly issueNumber: number | null;
  readonly issueTagline: string;
  readonly date: string | null;
  readonly publicFrom: Date | null;
  readonly title: string;
  readonly byline: string;
  readonly commentary: RichText;
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
  readonly topics: readonly { readonly slug: string; readonly name: string }[];
  readonly mentions: readonly PublicMention[];
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
}
