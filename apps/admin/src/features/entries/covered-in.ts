import type { PayloadRequest } from 'payload';
import type { Issue } from '../../payload-types.ts';
import { coverageOf } from './coverage.ts';
import type { EntryCollection } from './entry-shape.ts';

/** An issue that mentions an entry: in its newest draft, or in public. */
export interface CoveringIssue {
  readonly issueId: string;
  readonly name: string;
  readonly tagline: string;
  readonly state: 'public' | Issue['workflow'];
}

const most = 100;

/** Entries of one collection looked at for a topic: a subject of many years. */
const mostEntries = 1_000;

/** The issues that mention an entry, or anything under a topic, newest first, drafts too: the desk's "covered in". */
export async function coveredIn(
  req: PayloadRequest,
  collection: EntryCollection | 'topics',
  id: string,
): Promise<{ readonly issues: readonly CoveringIssue[] }> {
  const entryIds = collection === 'topics' ? await entriesUnder(req, id) : [id];
  if (entryIds.length === 0) return { issues: [] };
  const [{ docs }, coverage] = await Promise.all([
    req.payload.find({
      collection: 'issues',
      where: { 'sections.items.entry': { in: entryIds } },
      draft: true,
      depth: 0,
      limit: most,
      pagination: false,
      sort: '-number',
      select: { number: true, tagline: true, subject: true, slug: true, workflow: true },
    }),
    // What is only scheduled has its instant already, and nobody can read it.
    coverageOf(req.payload, entryIds, new Date()),
  ]);
  const open = new Set([...coverage.values()].flatMap((issues) => issues.map(({ slug }) => slug)));
  return {
    issues: docs.map((issue) => ({
      issueId: issue.id,
      name: issue.number ? `№${issue.number}` : 'Digest',
      tagline: issue.tagline || issue.subject || '',
      state: open.has(issue.slug ?? '') ? 'public' : issue.workflow,
    })),
  };
}

async function entriesUnder({ payload }: PayloadRequest, topicId: string): Promise<string[]> {
  const found = await Promise.all(
    (['stories', 'papers', 'media'] as const).map((collection) =>
      payload.find({
        collection,
        where: { topics: { in: [topicId] } },
        depth: 0,
        limit: mostEntries,
        pagination: false,
        sort: '-updatedAt',
        select: {},
      }),
    ),
  );
  return found.flatMap(({ docs }) => docs.map(({ id }) => id));
}
