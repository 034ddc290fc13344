import type { Previously } from '@masthead/domain';
import type { Media, Paper, Story } from '../../payload-types.ts';

/** What was said of an entry in the newest earlier issue that is public. */
export interface PreviousMention {
  readonly number: number | null;
  readonly slug: string;
  readonly text: Previously['text'];
  /** Errata on it. */
  readonly corrections: readonly { readonly id: string; readonly date: string; readonly text: string }[];
}

/** All that an issue refers to, loaded once: the snapshot is then made without looking anything up. */
export interface Library {
  readonly stories: ReadonlyMap<string, Story>;
  readonly papers: ReadonlyMap<string, Paper>;
  readonly media: ReadonlyMap<string, Media>;
  readonly topics: ReadonlyMap<string, { readonly slug: string; readonly name: string }>;
  /** By entry id. */
  readonly previous: ReadonlyMap<string, PreviousMention>;
  /** Where the public site answers, without a trailing slash: images are served from there. */
  readonly siteUrl: string;
}

/** A relationship as Payload hands it out: an id, or the document when it was populated. */
export function idOf(relation: unknown): string | null {
  if (typeof relation === 'string' && relation !== '') return relation;
  if (typeof relation !== 'object' || relation === null || !('id' in relation)) return null;
  return String(relation.id);
}
