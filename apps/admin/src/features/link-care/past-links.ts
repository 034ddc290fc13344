import { linksOf, type Snapshot } from '@masthead/domain';
import type { Payload } from 'payload';
import { readModelCollection } from '../../read-model.ts';

/** Issues read at once. */
const PAGE = 50;

/** Every web address that an issue which is out sends its readers to. */
export async function pastLinks(payload: Payload, now: Date): Promise<ReadonlySet<string>> {
  const issues = readModelCollection<{ _id: string; publicFrom: Date; snapshot: Snapshot }>(
    payload,
    'publicIssues',
  )
    .find({ publicFrom: { $lte: now } }, { projection: { snapshot: 1 } })
    .batchSize(PAGE);
  const found = new Set<string>();
  for await (const { snapshot } of issues)
    for (const { url } of linksOf(snapshot)) if (/^https?:/i.test(url)) found.add(url);
  return found;
}
