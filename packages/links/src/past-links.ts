import { linksOf, type Snapshot } from '@masthead/domain';
import type { Db } from 'mongodb';

/** Issues read at once: some hundred kilobytes, so that whatever else this process does waits for milliseconds. */
const PAGE = 5;

/** What of the read model this room reads. The desk's projection writes it (`packages/archive`). */
interface PublicIssue {
  readonly _id: string;
  readonly publicFrom: Date | null;
  readonly snapshot: Snapshot;
}

/** Every web address that an issue which is out sends its readers to. */
export async function pastLinks(db: Db, now: Date): Promise<ReadonlySet<string>> {
  const issues = db
    .collection<PublicIssue>('publicIssues')
    .find({ publicFrom: { $lte: now } })
    .project<Pick<PublicIssue, 'snapshot'>>({ snapshot: 1 })
    .batchSize(PAGE);
  const found = new Set<string>();
  for await (const { snapshot } of issues)
    for (const { url } of linksOf(snapshot)) if (/^https?:/i.test(url) && URL.canParse(url)) found.add(url);
  return found;
}
