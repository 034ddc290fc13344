import { type DraftItem, IssueDraft } from '@masthead/domain';
import { subjectOf } from '@masthead/importer';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { foldToOneLine } from '../../fields/one-line.ts';
import { isDuplicate, isTransient } from '../../rest/write-conflict.ts';
import { DeskError } from '../desk-error.ts';
import { lexicalFromPlain } from '../rich-text/from-plain.ts';
import { withTransaction } from '../with-transaction.ts';
import { type EntryCounts, makeEntryFinder } from './find-or-make-entry.ts';
import { sectionsToBlocks } from './sections-to-blocks.ts';

export const ImportRequest = z.strictObject({
  draft: IssueDraft,
  /** Names the text: the same key again finds the issue that was made of it. */
  importKey: z.string().regex(/^[A-Za-z0-9_.-]{16,128}$/, '16 to 128 letters, digits, dots or dashes'),
  /** Slug of the newsletter; without one the oldest is taken. */
  newsletter: z.string().optional(),
  /** The day it came out elsewhere, printed on it. */
  date: z.iso.date().nullable().default(null),
  /** Suggestions a person accepted: this item of the draft (by its indexes) is that entry. */
  accepted: z
    .array(z.strictObject({ section: z.int(), item: z.int(), entryId: z.string().regex(/^[0-9a-f]{24}$/) }))
    .default([]),
  /** Matches a person took back: this item of the draft is another thing than the entry it was matched with. */
  apart: z.array(z.strictObject({ section: z.int(), item: z.int() })).default([]),
  /** Items that are one with an item before them of the same title, though an address or id differs. */
  together: z.array(z.strictObject({ section: z.int(), item: z.int() })).default([]),
});
export type ImportRequest = z.input<typeof ImportRequest>;

export interface ImportResult {
  readonly issueId: string;
  readonly number: number | null;
  readonly slug: string;
  /** False when this very text was imported before: nothing was written. */
  readonly created: boolean;
  readonly entries: EntryCounts;
}

const TRIES = 5;

/**
 * A draft of the importer → an issue with its canonical entries, all or nothing, through Payload's own validation.
 * The same text twice makes no second anything: unique indexes on `importKey` and on the entries' keys settle races.
 */
export async function importDraft(req: PayloadRequest, request: ImportRequest): Promise<ImportResult> {
  refuseNoise(request.draft);
  for (let attempt = 1; ; attempt += 1) {
    const known = await findImported(req, request.importKey);
    if (known !== null) return known;
    try {
      return await withTransaction(req, () => makeIssue(req, request));
    } catch (error) {
      if (attempt === TRIES || !(isTransient(error) || isDuplicate(error))) throw error;
    }
  }
}

/** The issue that was made of this text; null when there is none. */
export async function findImported(req: PayloadRequest, importKey: string): Promise<ImportResult | null> {
  const { docs } = await req.payload.find({
    collection: 'issues',
    where: { importKey: { equals: importKey } },
    limit: 1,
    pagination: false,
    depth: 0,
    select: { number: true, slug: true },
    req,
  });
  const issue = docs[0];
  if (issue === undefined) return null;
  const entries = { created: 0, matched: 0 };
  return { issueId: issue.id, number: issue.number ?? null, slug: issue.slug ?? '', created: false, entries };
}

/** Entries are made in one transaction, which has a minute; no issue names a tenth of that. */
function refuseNoise({ sections }: IssueDraft): void {
  const items = sections.reduce((count, section) => count + section.items.length, 0);
  if (items <= 2_000) return;
  throw new DeskError(
    422,
    'too-many-items',
    `This would be an issue of ${items.toLocaleString('en')} items.`,
    'Import one issue at a time.',
  );
}

async function makeIssue(
  req: PayloadRequest,
  { accepted = [], apart = [], date = null, draft, importKey, newsletter, together = [] }: ImportRequest,
): Promise<ImportResult> {
  const newsletterId = await findNewsletter(req, newsletter);
  const published = date === null ? null : `${date}T12:00:00.000Z`;
  // "May 13" in a text of an archive is a day of its own year.
  const day = published === null ? new Date() : new Date(published);
  const entries = makeEntryFinder(req, day, {
    accepted: new Map(itemsAt(draft, accepted).map(([item, { entryId }]) => [item, entryId])),
    apart: new Set(itemsAt(draft, apart).map(([item]) => item)),
    together: new Set(itemsAt(draft, together).map(([item]) => item)),
  });
  const sections = await sectionsToBlocks(draft.sections, entries.idFor);
  const issue = await req.payload.create({
    collection: 'issues',
    draft: true,
    depth: 0,
    req,
    data: {
      newsletter: newsletterId,
      kind: 'weekly',
      importKey,
      ...(published === null ? {} : { date: published }),
      workflow: 'draft',
      tagline: foldToOneLine(draft.tagline),
      // A text without a first line still needs a name in the list and in the inbox.
      ...(draft.tagline.trim() === '' ? { subject: subjectOf(draft) } : {}),
      lede: lexicalFromPlain(draft.lede.join('\n\n')),
      sections,
      closing: lexicalFromPlain(draft.closing),
    },
  });
  return {
    issueId: issue.id,
    number: issue.number ?? null,
    slug: issue.slug ?? '',
    created: true,
    entries: entries.counts(),
  };
}

/** The items that answers are about; an answer about none is not looked at. */
function itemsAt<T extends { readonly section: number; readonly item: number }>(
  draft: IssueDraft,
  answers: readonly T[],
): (readonly [DraftItem, T])[] {
  return answers.flatMap((answer) => {
    const item = draft.sections[answer.section]?.items[answer.item];
    return item === undefined ? [] : [[item, answer] as const];
  });
}

async function findNewsletter(req: PayloadRequest, slug: string | undefined): Promise<string> {
  const { docs } = await req.payload.find({
    collection: 'newsletters',
    ...(slug === undefined ? {} : { where: { slug: { equals: slug } } }),
    sort: 'createdAt',
    limit: 1,
    pagination: false,
    depth: 0,
    select: { slug: true },
    req,
  });
  const found = docs[0];
  if (found !== undefined) return found.id;
  throw new DeskError(
    422,
    'no-newsletter',
    slug === undefined ? 'There is no newsletter yet.' : `There is no newsletter "${slug}".`,
    'Make one in the desk under Newsletters first.',
  );
}
