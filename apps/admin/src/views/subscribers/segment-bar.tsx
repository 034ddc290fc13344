'use client';

import type { Segment } from '@masthead/domain';
import { Button } from '@payloadcms/ui';
import { useEffect, useId, useState } from 'react';
import { Problem } from '../desk-page/problem.tsx';
import { DeskRefused, deskRequest } from '../desk-request.ts';
import { filledIn, type SubscriberFields } from './use-subscribers.ts';

interface Props {
  readonly newsletterId: string;
  readonly fields: Omit<SubscriberFields, 'prefix'>;
  readonly use: (fields: Partial<SubscriberFields>) => void;
}

/** How many fit the filter, and the filters that have a name: a campaign can be scheduled for one of those. */
export function SegmentBar({ newsletterId, fields, use }: Props) {
  const [segments, setSegments] = useState<readonly Segment[]>([]);
  const [count, setCount] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const ids = { name: useId(), saved: useId() };
  const filter = { ...filledIn(fields), newsletterId };
  const asked = JSON.stringify(filter);

  useEffect(() => {
    let over = false;
    setCount(null);
    const ask = async () => {
      const answer = await deskRequest<{ count: number | null; at: string }>(
        'POST',
        '/subscribers/count',
        JSON.parse(asked),
      );
      if (!over) setCount(countWords(answer));
    };
    const timer = setTimeout(() => void ask().catch(() => undefined), 300);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [asked]);

  useEffect(() => {
    void deskRequest<{ segments: readonly Segment[] }>('GET', `/segments/of/${newsletterId}`)
      .then((answer) => setSegments(answer.segments))
      .catch(() => undefined);
  }, [newsletterId]);

  const save = async () => {
    try {
      const saved = await deskRequest<Segment>('POST', '/segments', { newsletterId, name, filter });
      setSegments((all) => [...all.filter(({ id }) => id !== saved.id), saved]);
      setName('');
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof DeskRefused ? error.message : 'The segment could not be saved.');
    }
  };

  return (
    <div className="desk-page__search">
      <div>
        <span>Fit this filter</span>
        <output className="subscribers__count">{count ?? '…'}</output>
      </div>
      {segments.length === 0 ? null : (
        <div>
          <label htmlFor={ids.saved}>Segments</label>
          <select
            id={ids.saved}
            onChange={({ target }) => {
              const segment = segments.find(({ id }) => id === target.value);
              if (segment !== undefined) use(fieldsOf(segment));
            }}
            value=""
          >
            <option value="">Choose one …</option>
            {segments.map(({ id, name: label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </div>
      )}
      <div>
        <label htmlFor={ids.name}>Save as a segment</label>
        <div className="subscribers__line">
          <input id={ids.name} maxLength={80} onChange={({ target }) => setName(target.value)} value={name} />
          <Button
            buttonStyle="secondary"
            disabled={name.trim() === ''}
            margin={false}
            onClick={() => void save()}
            size="small"
          >
            Save
          </Button>
        </div>
      </div>
      <Problem>{problem}</Problem>
    </div>
  );
}

function countWords({ count, at }: { readonly count: number | null; readonly at: string }): string {
  if (count === null) return 'Too many to count now';
  const ageMs = Date.now() - Date.parse(at);
  const age = ageMs < 60_000 ? '' : `, ${Math.round(ageMs / 60_000)} minutes ago`;
  return count.toLocaleString('en') + age;
}

/** What was saved, as the fields show it. */
function fieldsOf({ newsletterId, filter }: Segment): Partial<SubscriberFields> {
  const { engagedSince, ...rest } = filter;
  const day = engagedSince === undefined ? '' : new Date(engagedSince).toISOString().slice(0, 10);
  return { ...rest, newsletterId, engagedSince: day } as Partial<SubscriberFields>;
}
