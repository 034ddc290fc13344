import { useEffect, useState } from 'react';
import { deskRequest } from '../desk-request.ts';

/** While somebody chooses. */
const PATIENCE_MS = 300;

interface Count {
  readonly count: number | null;
  readonly at: string;
}

/** How many fit a filter, and how many of them an issue of each kind would go to; null until it is known. */
export function useFilterCounts(
  filter: Readonly<Record<string, string>>,
  withAudience: boolean,
): { readonly fit: string | null; readonly audience: string | null } {
  const [fit, setFit] = useState<string | null>(null);
  const [audience, setAudience] = useState<string | null>(null);
  const asked = JSON.stringify(filter);

  useEffect(() => {
    let over = false;
    setFit(null);
    setAudience(null);
    const ask = async () => {
      const answer = await deskRequest<Count>('POST', '/subscribers/count', JSON.parse(asked));
      if (!over) setFit(countWords(answer));
    };
    const askAudience = async () => {
      const { weekly, digest } = await deskRequest<{ weekly: Count; digest: Count }>(
        'POST',
        '/segments/audience',
        JSON.parse(asked),
      );
      if (!over) setAudience(`every issue: ${countWords(weekly)} · digest: ${countWords(digest)}`);
    };
    const timer = setTimeout(() => {
      void ask().catch(() => undefined);
      if (withAudience) void askAudience().catch(() => undefined);
    }, PATIENCE_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [asked, withAudience]);

  return { fit, audience };
}

function countWords({ count, at }: Count): string {
  if (count === null) return 'too many to count now';
  const ageMs = Date.now() - Date.parse(at);
  const age = ageMs < 60_000 ? '' : `, ${Math.round(ageMs / 60_000)} minutes ago`;
  return count.toLocaleString('en') + age;
}
