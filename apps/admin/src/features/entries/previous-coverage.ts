import { plainFromRichText } from '@masthead/domain';
import type { PayloadRequest } from 'payload';
import { loadPrevious } from '../resolve-snapshot/load-previous.ts';

/** What the last issue before this one said of an entry, as the mail would print it. */
export interface PreviousCoverage {
  readonly name: string;
  readonly slug: string;
  readonly text: string;
}

/** Null when no earlier public issue covered it. An issue that is not saved yet has every public one before it. */
export async function previousCoverage(
  req: PayloadRequest,
  entryId: string,
  issueId: string,
): Promise<{ readonly previous: PreviousCoverage | null }> {
  const issue = await req.payload.findByID({
    collection: 'issues',
    id: issueId,
    draft: true,
    depth: 0,
    disableErrors: true,
  });
  if (issue === null) return { previous: null };
  const [found] = await loadPrevious(req.payload, issue, [entryId]);
  if (found === undefined) return { previous: null };
  const [, { number, slug, text }] = found;
  return { previous: { name: number === null ? slug : `№${number}`, slug, text: plainFromRichText(text) } };
}
