import type { Snapshot } from '@masthead/domain';
import type { PayloadRequest } from 'payload';
import { DeskError } from './desk-error.ts';
import { resolveSnapshot } from './resolve-snapshot/resolve-snapshot.ts';

/** The snapshot of the newest draft with this number; of the newsletter with `slug`, if one is named. */
export async function snapshotByNumber(req: PayloadRequest, text: string): Promise<Snapshot> {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) {
    throw new DeskError(400, 'not-a-number', `"${text}" is no issue number.`, 'Numbers start at 1.');
  }
  const slug = new URL(req.url ?? '', 'http://localhost').searchParams.get('newsletter');
  const { docs } = await req.payload.find({
    collection: 'issues',
    where: {
      number: { equals: number },
      ...(slug === null ? {} : { 'newsletter.slug': { equals: slug } }),
    },
    draft: true,
    sort: '-updatedAt',
    limit: 1,
    depth: 0,
    select: { number: true },
  });
  const issue = docs[0];
  if (issue === undefined) {
    throw new DeskError(404, 'no-issue', `There is no issue № ${number}.`, 'Look it up in the desk.');
  }
  return (await resolveSnapshot({ payload: req.payload }, issue.id)).snapshot;
}
