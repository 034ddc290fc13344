import type { SubscriptionState } from '@masthead/domain';
import { useEffect, useState } from 'react';
import type { SubscriberPage } from '../../features/subscribers/subscriber-shape.ts';
import { DeskRefused, deskRequest } from '../desk-request.ts';

/** While somebody types. */
const PATIENCE_MS = 200;

export interface SubscriberFilter {
  readonly prefix: string;
  readonly newsletterId: string;
  readonly state: SubscriptionState | '';
}

/** One page of the list; asked for in a request's body, so that no address of a reader stands in an address line. */
export function useSubscribers(
  filter: SubscriberFilter,
  after: string | null,
): { readonly page: SubscriberPage | null; readonly problem: string | null; readonly busy: boolean } {
  const [page, setPage] = useState<SubscriberPage | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(true);
  const { newsletterId, prefix, state } = filter;

  useEffect(() => {
    let over = false;
    setBusy(true);
    const ask = async () => {
      try {
        const answer = await deskRequest<SubscriberPage>('POST', '/subscribers/search', {
          ...(prefix.trim() === '' ? {} : { prefix }),
          ...(newsletterId === '' ? {} : { newsletterId }),
          ...(state === '' ? {} : { state }),
          ...(after === null ? {} : { after }),
        });
        if (over) return;
        setPage(answer);
        setProblem(null);
      } catch (error) {
        if (over) return;
        setProblem(error instanceof DeskRefused ? error.message : 'The list cannot be read.');
      }
      if (!over) setBusy(false);
    };
    const timer = setTimeout(() => void ask(), PATIENCE_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [after, newsletterId, prefix, state]);

  return { page, problem, busy };
}
