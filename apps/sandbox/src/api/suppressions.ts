import { z } from 'zod';
import type { Desk } from '../desk.ts';
import { suppressionEventBody } from '../events/event-body.ts';
import { ApiError } from './errors.ts';
import { apiTime, listAnswer, paginate } from './paginate.ts';
import { parseBody } from './parse-body.ts';
import type { ApiCall, ApiRoute } from './route.ts';
import { newSuppression, type Suppression, type SuppressionOrigin } from './suppression-list.ts';

const Email = z.string().regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/);
const Add = z.object({ email: Email });
const AddMany = z.object({ emails: z.array(Email).min(1).max(100) });
const Many = z.array(z.string()).min(1).max(100).optional();
const RemoveMany = z
  .object({ emails: Many, ids: Many })
  .refine(({ emails, ids }) => (emails === undefined) !== (ids === undefined), {
    message: 'Provide either `emails` or `ids`, but not both.',
  });

export const suppressionRoutes: readonly ApiRoute[] = [
  {
    method: 'POST',
    path: '/suppressions',
    status: 201,
    run: async ({ desk, body }) =>
      shortForm(await suppress(desk, parseBody(Add, body).email, 'manual', null)),
  },
  { method: 'GET', path: '/suppressions', run: list },
  {
    method: 'POST',
    path: '/suppressions/batch/add',
    status: 201,
    run: async ({ desk, body }) => {
      const { emails } = parseBody(AddMany, body);
      const added = await Promise.all(emails.map((email) => suppress(desk, email, 'manual', null)));
      return { data: added.map(shortForm) };
    },
  },
  {
    method: 'POST',
    path: '/suppressions/batch/remove',
    run: async ({ desk, body }) => {
      const { emails, ids } = parseBody(RemoveMany, body);
      const found = (ids ?? emails ?? []).map((which) => desk.suppressions.find(which));
      const there = found.filter((one) => one !== undefined);
      return { data: await Promise.all(there.map((one) => lift(desk, one))) };
    },
  },
  {
    method: 'GET',
    path: '/suppressions/:id',
    run: (call) => ({ object: 'suppression', ...inFull(find(call)) }),
  },
  { method: 'DELETE', path: '/suppressions/:id', run: async (call) => await lift(call.desk, find(call)) },
];

/** Puts an address on the team's list and reports it; one that is there stays as it is. */
export async function suppress(
  desk: Pick<Desk, 'suppressions' | 'clock' | 'change' | 'events'>,
  email: string,
  origin: SuppressionOrigin,
  sourceId: string | null,
): Promise<Suppression> {
  const known = desk.suppressions.find(email);
  if (known !== undefined) return known;
  const suppression = newSuppression(email, origin, sourceId, desk.clock.now());
  await desk.change({ type: 'suppression.added', suppression });
  desk.events?.addEvent(suppressionEventBody('suppression.added', suppression, desk.clock.now()));
  return suppression;
}

async function lift(desk: Desk, suppression: Suppression): Promise<unknown> {
  await desk.change({ type: 'suppression.removed', id: suppression.id });
  desk.events?.addEvent(suppressionEventBody('suppression.removed', suppression, desk.clock.now()));
  return { ...shortForm(suppression), deleted: true };
}

function list({ desk, query }: ApiCall): unknown {
  const origin = query.get('origin');
  const all = desk.suppressions.list().filter((one) => origin === null || one.origin === origin);
  return listAnswer(paginate(all, query), inFull);
}

function find({ desk, id }: ApiCall): Suppression {
  const suppression = desk.suppressions.find(id);
  if (suppression === undefined) throw new ApiError('not_found', 'Suppression not found');
  return suppression;
}

function shortForm({ id }: Suppression): { object: string; id: string } {
  return { object: 'suppression', id };
}

function inFull({ id, email, origin, sourceId, createdAt }: Suppression): Record<string, unknown> {
  return { id, email, origin, source_id: sourceId, created_at: apiTime(createdAt) };
}
