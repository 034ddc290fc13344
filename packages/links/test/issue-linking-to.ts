import type { Db } from 'mongodb';
import { makeIssue } from '../../archive/test/fixtures.ts';

/** Puts an issue into the read model whose stories lead to these addresses. */
export async function publishIssue(
  db: Pick<Db, 'collection'>,
  number: number,
  publicFrom: Date,
  urls: readonly string[],
): Promise<void> {
  const { id, snapshot, ...issue } = makeIssue(number, publicFrom);
  const sections = snapshot.sections.map((section) =>
    section.kind === 'stories'
      ? { ...section, items: urls.flatMap((url) => section.items.map((item) => ({ ...item, url }))) }
      : section,
  );
  await db
    .collection<{ _id: string }>('publicIssues')
    .insertOne({ _id: id, ...issue, snapshot: { ...snapshot, sections } } as never);
}
