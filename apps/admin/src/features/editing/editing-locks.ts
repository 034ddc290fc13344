import type { PayloadRequest } from 'payload';
import { actorOf } from '../../access/roles.ts';
import { SERVICE_USER_ID } from '../../collections/users/local-strategy.ts';

const LOCKS = 'payload-locked-documents';

/** Payload's own lock of an issue, the one its pages show and take over. */
function locksOf(issueId: string) {
  return [{ 'document.relationTo': { equals: 'issues' } }, { 'document.value': { equals: issueId } }];
}

/**
 * Who saved an issue keeps it. Payload lifts the lock with every save and sets it again with the next letter typed; in
 * between, a second editor with an older form would win.
 */
export async function keepLock(req: PayloadRequest, issueId: string): Promise<void> {
  const user = personOf(req);
  if (user === null) return;
  const { db } = req.payload;
  await db.deleteMany({ collection: LOCKS, where: { and: locksOf(issueId) } });
  await db.create({
    collection: LOCKS,
    data: { document: { relationTo: 'issues', value: issueId }, user: { relationTo: 'users', value: user } },
    returning: false,
  });
}

/** Who leaves an issue's page gives it back; another's lock stays. */
export async function giveBack(req: PayloadRequest, issueId: string): Promise<{ readonly given: true }> {
  const user = personOf(req);
  if (user !== null) {
    await req.payload.db.deleteMany({
      collection: LOCKS,
      where: { and: [...locksOf(issueId), { 'user.value': { equals: user } }] },
    });
  }
  return { given: true };
}

/** The command line has no page that stays open. */
export function personOf(req: PayloadRequest): string | null {
  const id = actorOf(req)?.id ?? null;
  return id === SERVICE_USER_ID ? null : id;
}
