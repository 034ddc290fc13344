import type { PayloadRequest } from 'payload';
import { delivery } from '../../delivery.ts';
import type { EventVerb } from '../audit/event-shape.ts';
import type { Audited } from '../endpoint.ts';

/** A line for the history of the issue that a campaign sends. */
export async function doneTo(
  { routeParams }: Pick<PayloadRequest, 'routeParams'>,
  verb: EventVerb,
  detail: string | null = null,
): Promise<Audited | null> {
  const { campaigns } = await delivery();
  const view = await campaigns.get(String(routeParams?.id ?? ''));
  return view === null ? null : { issueId: view.issueId, verb, detail };
}
