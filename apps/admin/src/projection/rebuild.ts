import type { Payload } from 'payload';
import { projectIssue } from './project-issue.ts';
import { projectNewsletter } from './project-newsletter.ts';

/**
 * Projects everything once more, newsletters first. Pages stay up meanwhile: each document is replaced by itself,
 * and what should not be there is removed with its issue.
 */
export async function rebuildReadModel(payload: Payload): Promise<{ issues: number; newsletters: number }> {
  const all = { depth: 0, pagination: false, select: {} } as const;
  const newsletters = await payload.find({ collection: 'newsletters', ...all });
  for (const { id } of newsletters.docs) await projectNewsletter(payload, id);
  const issues = await payload.find({ collection: 'issues', ...all });
  for (const { id } of issues.docs) await projectIssue(payload, id);
  return { issues: issues.docs.length, newsletters: newsletters.docs.length };
}
