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

/** The issues that mention an entry, newest first, drafts too: the desk's "covered in". */
export async function coveredIn(
  req: PayloadRequest,
  _collection: EntryCollection,
  entryId: string,
): Promise<{ readonly issues: readonly CoveringIssue[] }> {
  const [{ docs }, coverage] = await Promise.all([
    req.payload.find({
      collection: 'issues',
      where: { 'sections.items.entry': { equals: entryId } },
      draft: true,
      depth: 0,
      limit: most,
      pagination: false,
      sort: '-number',
      select: { number: true, tagline: true, subject: true, slug: true, workflow: true },
    }),
    coverageOf(req.payload, [entryId]),
  ]);
  const open = new Set((coverage.get(entryId) ?? []).map(({ slug }) => slug));
  return {
    issues: docs.map((issue) => ({
      issueId: issue.id,
      name: issue.number ? `№${issue.number}` : 'Digest',
      tagline: issue.tagline || issue.subject || '',
      state: open.has(issue.slug ?? '') ? 'public' : issue.workflow,
    })),
  };
}
