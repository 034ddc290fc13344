import { CanaryPlan } from '@masthead/domain';
import type { Payload } from 'payload';

/** The newsletter's own wish: first some, then the rest. Null: all at once, unless whoever schedules says otherwise. */
export async function canaryOf(payload: Payload, newsletterId: string): Promise<CanaryPlan | null> {
  const newsletter = await payload.findByID({
    collection: 'newsletters',
    id: newsletterId,
    depth: 0,
    disableErrors: true,
    select: { canary: true },
  });
  return CanaryPlan.safeParse(newsletter?.canary).data ?? null;
}
