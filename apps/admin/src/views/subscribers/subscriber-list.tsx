'use client';

import { Button } from '@payloadcms/ui';
import { useState } from 'react';
import type { ReaderStats } from '../../features/subscribers/subscriber-shape.ts';
import { Problem } from '../desk-page/problem.tsx';
import { FilterFields } from './filter-fields.tsx';
import { SegmentBar } from './segment-bar.tsx';
import { SubscriberTable } from './subscriber-table.tsx';
import { filledIn, type SubscriberFields, useSubscribers } from './use-subscribers.ts';

interface Props {
  readonly newsletters: readonly ReaderStats[];
  /** Admins may take the whole list along. */
  readonly mayExport: boolean;
}

const everything: SubscriberFields = {
  prefix: '',
  newsletterId: '',
  state: '',
  frequency: '',
  source: '',
  topic: '',
  engagedSince: '',
};

/** Search by the beginning of an address, narrowed by all that a segment knows, page by page. */
export function SubscriberList({ newsletters, mayExport }: Props) {
  const [fields, setFields] = useState(everything);
  // The last address of every page before this one: "Back" needs no page numbers.
  const [trail, setTrail] = useState<readonly string[]>([]);
  const { page, problem, busy } = useSubscribers(fields, trail.at(-1) ?? null);
  const narrow = (change: Partial<SubscriberFields>) => {
    setFields((current) => ({ ...current, ...change }));
    setTrail([]);
  };
  const next = page?.next ?? null;
  const { prefix: _, ...facets } = fields;
  const onlyOne = newsletters.length === 1 ? (newsletters[0]?.newsletterId ?? null) : null;
  return (
    <>
      <FilterFields fields={fields} narrow={narrow} newsletters={newsletters} />
      <SegmentBar
        fields={facets}
        newsletterId={fields.newsletterId || onlyOne}
        use={(filter) => narrow({ ...everything, ...filter })}
      />
      <Problem>{problem}</Problem>
      <p className="desk-page__note" role="status">
        {page === null
          ? 'Reading the list …'
          : foundWords(page.rows.length, trail.length, next !== null, busy)}
        {mayExport ? (
          <>
            {' '}
            <a
              download="subscribers.csv"
              href={`/api/masthead/subscribers/export?${new URLSearchParams(filledIn(facets)).toString()}`}
            >
              Export as CSV
            </a>
          </>
        ) : null}
      </p>
      {page !== null && page.rows.length > 0 ? (
        <SubscriberTable named={newsletters.length > 1} rows={page.rows} />
      ) : null}
      {trail.length === 0 && next === null ? null : (
        <nav aria-label="Pages" className="desk-page__pages">
          <Button
            buttonStyle="secondary"
            disabled={busy || trail.length === 0}
            margin={false}
            onClick={() => setTrail((current) => current.slice(0, -1))}
            size="small"
          >
            Back
          </Button>
          <Button
            buttonStyle="secondary"
            disabled={busy || next === null}
            margin={false}
            onClick={() => next !== null && setTrail((current) => [...current, next])}
            size="small"
          >
            Next
          </Button>
        </nav>
      )}
    </>
  );
}

function foundWords(rows: number, pagesBefore: number, more: boolean, busy: boolean): string {
  if (busy) return 'Reading the list …';
  if (rows === 0) return 'Nobody fits. Try fewer letters, or another filter.';
  const page = pagesBefore === 0 && !more ? '' : `, page ${pagesBefore + 1}`;
  return `${rows.toLocaleString('en')} shown${page}${more ? '; there are more' : ''}`;
}
