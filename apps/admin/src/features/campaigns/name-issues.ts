import type { Payload } from 'payload';
import type { IssueNamed } from './campaign-shape.ts';

/** Number and tagline of issues, by id; one query for all of them. */
export async function nameIssues(
  payload: Payload,
  ids: readonly string[],
): Promise<(id: string) => IssueNamed> {
  const { docs } = await payload.find({
    collection: 'issues',
    where: { id: { in: [...new Set(ids)] } },
    depth: 0,
    pagination: false,
    select: { number: true, tagline: true },
  });
  const byId = new Map(docs.map((doc) => [doc.id, doc]));
  return (id) => {
    const doc = byId.get(id);
    if (doc === undefined) return { id, number: null, title: 'An issue that was deleted', exists: false };
    return { id, number: doc.number ?? null, title: doc.tagline || 'Without a tagline', exists: true };
  };
}
