import { parse } from 'csv-parse/sync';
import type { PostFacts } from './bundle.ts';

/** A row of an export's list of posts. */
export interface PostRow extends PostFacts {
  /** What the file of this post may be called, without its ending: Substack `123.slug`, others an id or a slug. */
  readonly names: readonly string[];
  /** The words themselves, where the table holds them; else null. */
  readonly content: string | null;
  readonly isOut: boolean;
}

export type ReadTable =
  | { readonly kind: 'posts'; readonly rows: readonly PostRow[] }
  /** A list of readers: addresses, no issues. */
  | { readonly kind: 'readers' }
  | { readonly kind: 'other' };

const columns = {
  id: ['postid', 'id'],
  slug: ['slug', 'weburl', 'url', 'link'],
  title: ['title', 'webtitle', 'subjectline', 'emailsubjectline', 'subject'],
  subtitle: ['subtitle', 'websubtitle', 'previewtext', 'emailpreviewtext', 'description'],
  date: [
    'postdate',
    'publishdate',
    'publishedat',
    'emailsentat',
    'displayeddate',
    'date',
    'createdat',
    'created',
  ],
  content: ['contenthtml', 'bodyhtml', 'html', 'content', 'body'],
  published: ['ispublished', 'published'],
  status: ['status'],
} as const;

/**
 * The table beside or around an archive's texts, by the names of its columns: Substack's `posts.csv` (post_id, post_date,
 * is_published, title, subtitle …), beehiiv's list of posts (web_title, status, content_html …) and what looks like them.
 */
export function readTable(text: string): ReadTable {
  let records: Record<string, string>[];
  try {
    records = parse(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.toLowerCase().replace(/[^a-z0-9]/g, '')),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as Record<string, string>[];
  } catch {
    return { kind: 'other' };
  }
  const [first] = records;
  if (first === undefined) return { kind: 'other' };
  const has = (names: readonly string[]) => names.some((name) => name in first);
  if (!has(columns.title)) return { kind: 'email' in first ? 'readers' : 'other' };
  if (!has(columns.id) && !has(columns.slug) && !has(columns.content)) return { kind: 'other' };
  return { kind: 'posts', rows: records.map(postRow) };
}

function postRow(record: Record<string, string>): PostRow {
  const value = (names: readonly string[]) =>
    names.map((name) => record[name]?.trim() ?? '').find((found) => found !== '') ?? '';
  const id = value(columns.id);
  const slug = value(columns.slug).split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1) ?? '';
  return {
    names: [...new Set([id, slug, `${id}.${slug}`])].filter((name) => name !== '' && name !== '.'),
    title: value(columns.title),
    subtitle: value(columns.subtitle),
    date: dayOf(value(columns.date)),
    content: value(columns.content) || null,
    isOut:
      !/^(false|no|0)$/i.test(value(columns.published)) && !/^(draft|archived)$/i.test(value(columns.status)),
  };
}

/** ISO instants as they are written, other ways if they can be read, seconds since 1970; null for what is no date. */
export function dayOf(text: string): string | null {
  const iso = /^(\d{4}-\d{2}-\d{2})(?!\d)/.exec(text)?.[1];
  if (iso !== undefined) return Number.isNaN(Date.parse(`${iso}T00:00:00Z`)) ? null : iso;
  const at = /^\d{10}$/.test(text)
    ? Number(text) * 1000
    : text === ''
      ? Number.NaN
      : Date.parse(`${text} UTC`);
  const loose = Number.isNaN(at) ? Date.parse(text) : at;
  return Number.isNaN(loose) ? null : new Date(loose).toISOString().slice(0, 10);
}
