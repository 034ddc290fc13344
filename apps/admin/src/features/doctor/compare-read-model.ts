import { setTimeout as sleep } from 'node:timers/promises';
import type { PublicIssue } from '@masthead/archive';
import type { Payload } from 'payload';
import { isSameIssue, publicIssueOf } from '../../projection/public-issue.ts';
import { readModelCollection } from '../../read-model.ts';
import type { ReadModelComparison } from './agreement-checks.ts';

type Kept = Pick<PublicIssue, 'contentVersion' | 'archiveMode' | 'publicFrom'> & { readonly _id: string };

const withinMs = 2_000;
/** The follower takes a quarter of a second to gather what changed, and some for projecting it. */
const settleMs = 1_500;
const atOnce = 4;

/** What the public would see if it were projected now beside what it sees. What was being changed is looked at again. */
export async function compareReadModel(payload: Payload): Promise<ReadModelComparison> {
  const until = Date.now() + withinMs;
  const [{ docs }, kept] = await Promise.all([
    payload.find({ collection: 'issues', depth: 0, pagination: false, select: {}, sort: '-updatedAt' }),
    readModelCollection<Kept>(payload, 'publicIssues')
      .find({}, { projection: { contentVersion: 1, archiveMode: 1, publicFrom: 1 } })
      .toArray(),
  ]);
  const ids = docs.map(({ id }) => id);
  const pages = new Map(kept.map((page) => [page._id, page]));
  const known = new Set(ids);
  const suspects = kept.filter(({ _id }) => !known.has(_id)).map(({ _id }) => _id);
  let compared = 0;
  while (compared < ids.length && Date.now() < until) {
    const some = ids.slice(compared, compared + atOnce);
    const same = await Promise.all(
      some.map(async (id) => isSameIssue(await publicIssueOf(payload, id), pages.get(id) ?? null)),
    );
    suspects.push(...some.filter((_, i) => !same[i]));
    compared += some.length;
  }
  return { total: ids.length, compared, wrong: await stillWrong(payload, suspects) };
}

async function stillWrong(payload: Payload, suspects: readonly string[]): Promise<readonly string[]> {
  if (suspects.length === 0) return [];
  await sleep(settleMs);
  const some = suspects.slice(0, 20);
  const rows = readModelCollection<Kept>(payload, 'publicIssues');
  const wrong = await Promise.all(
    some.map(async (id) => {
      const [now, page] = await Promise.all([publicIssueOf(payload, id), rows.findOne({ _id: id })]);
      return isSameIssue(now, page) ? [] : [now?.slug ?? id];
    }),
  );
  return wrong.flat();
}
