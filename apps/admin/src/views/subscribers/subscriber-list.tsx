'use client';

import { SubscriptionState } from '@masthead/domain';
import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';
import type { NewsletterReaders } from '../../features/subscribers/subscriber-shape.ts';
import { SubscriberTable } from './subscriber-table.tsx';
import { stateWord } from './subscriber-words.ts';
import { type SubscriberFilter, useSubscribers } from './use-subscribers.ts';

interface Props {
  readonly newsletters: readonly NewsletterReaders[];
}

const everything: SubscriberFilter = { prefix: '', newsletterId: '', state: '' };

/** Search by the beginning of an address, narrowed by newsletter and state, page by page. */
export function SubscriberList({ newsletters }: Props) {
  const [filter, setFilter] = useState(everything);
  // The last address of every page before this one: "Back" needs no page numbers.
  const [trail, setTrail] = useState<readonly string[]>([]);
  const { page, problem, busy } = useSubscribers(filter, trail.at(-1) ?? null);
  const ids = { prefix: useId(), newsletter: useId(), state: useId() };
  const narrow = (change: Partial<SubscriberFilter>) => {
    setFilter((current) => ({ ...current, ...change }));
    setTrail([]);
  };
  const next = page?.next ?? null;
  return (
    <>
      <search aria-label="Find subscribers" className="desk-page__search">
        <div>
          <label htmlFor={ids.prefix}>Address begins with</label>
          <input
            autoComplete="off"
            id={ids.prefix}
            maxLength={320}
            onChange={({ target }) => narrow({ prefix: target.value })}
            spellCheck={false}
            type="search"
            value={filter.prefix}
          />
        </div>
        {newsletters.length > 1 ? (
          <div>
            <label htmlFor={ids.newsletter}>Newsletter</label>
            <select
              id={ids.newsletter}
              onChange={({ target }) => narrow({ newsletterId: target.value })}
              value={filter.newsletterId}
            >
              <option value="">All</option>
              {newsletters.map(({ newsletterId, name }) => (
                <option key={newsletterId} value={newsletterId}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        ) : null}
        <div>
          <label htmlFor={ids.state}>State</label>
          <select
            id={ids.state}
            onChange={({ target }) => narrow({ state: SubscriptionState.safeParse(target.value).data ?? '' })}
            value={filter.state}
          >
            <option value="">All</option>
            {SubscriptionState.options.map((state) => (
              <option key={state} value={state}>
                {stateWord(state)}
              </option>
            ))}
          </select>
        </div>
      </search>
      {problem === null ? null : (
        <p className="desk-page__warning" role="alert">
          {problem}
        </p>
      )}
      <p className="desk-page__note" role="status">
        {page === null
          ? 'Reading the list …'
          : foundWords(page.rows.length, trail.length, next !== null, busy)}
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
  if (rows === 0) return 'No address begins like this. Try fewer letters, or another state.';
  const page = pagesBefore === 0 && !more ? '' : `, page ${pagesBefore + 1}`;
  return `${rows.toLocaleString('en')} shown${page}${more ? '; there are more' : ''}`;
}
