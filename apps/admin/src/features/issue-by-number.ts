import type { Snapshot } from '@masthead/domain';
import type { PayloadRequest } from 'payload';
import { DeskError } from './desk-error.ts';
import { resolveSnapshot } from './resolve-snapshot/resolve-snapshot.ts';

/** The snapshot of the newest draft with this number. @throws DeskError */
export async function snapshotByNumber(req: PayloadRequest, text: string): Promise<Snapshot> {
  return (await resolveSnapshot({ payload: req.payload }, await issueIdByNumber(req, text))).snapshot;
}

/** The issue with this number; of the newsletter that `?newsletter=` names, if one is. @throws DeskError */
export async function issueIdByNumber(req: PayloadRequest, text: string): Promise<string> {
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
  return issue.id;
}
