import type { Frequency, SubscriptionState } from '@masthead/domain';
import { useEffect, useState } from 'react';
import type { SubscriberPage } from '../../features/subscribers/subscriber-shape.ts';
import { DeskRefused, deskRequest } from '../desk-request.ts';

/** While somebody types. */
const PATIENCE_MS = 200;

/** Empty strings: no matter. */
export interface SubscriberFields {
  readonly prefix: string;
  readonly newsletterId: string;
  readonly state: SubscriptionState | '';
  readonly frequency: Frequency | '';
  readonly source: string;
  readonly topic: string;
  /** A day, `YYYY-MM-DD`. */
  readonly engagedSince: string;
}

/** What the desk's verbs take of the fields: only what is filled in. */
export function filledIn<Fields extends Partial<SubscriberFields>>(fields: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields)
      .map(([name, value]) => [name, String(value).trim()] as const)
      .filter(([, value]) => value !== ''),
  );
}

/** One page of the list; asked for in a request's body, so that no address of a reader stands in an address line. */
export function useSubscribers(
  fields: SubscriberFields,
  after: string | null,
): { readonly page: SubscriberPage | null; readonly problem: string | null; readonly busy: boolean } {
  const [page, setPage] = useState<SubscriberPage | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(true);
  const asked = JSON.stringify({ ...filledIn(fields), ...(after === null ? {} : { after }) });

  useEffect(() => {
    let over = false;
    setBusy(true);
    const ask = async () => {
      try {
        const answer = await deskRequest<SubscriberPage>('POST', '/subscribers/search', JSON.parse(asked));
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
  }, [asked]);

  return { page, problem, busy };
}
