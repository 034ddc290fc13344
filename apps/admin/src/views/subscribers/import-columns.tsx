'use client';

import type { ImportField, ImportView } from '@masthead/delivery/ports';
import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';
import type { NewsletterReaders } from '../../features/subscribers/subscriber-shape.ts';

export interface ImportChoice {
  readonly newsletterId: string;
  readonly mapping: Partial<Record<ImportField, number>>;
  readonly consentSource: string;
  readonly dryRun: boolean;
}

const meanings: readonly (readonly [ImportField, string])[] = [
  ['address', 'Address'],
  ['name', 'Name'],
  ['firstName', 'First name'],
  ['lastName', 'Last name'],
  ['frequency', 'Frequency (every, monthly)'],
  ['state', 'State (confirmed, pending, unsubscribed)'],
  ['suppressed', 'Suppressed (yes, no)'],
  ['pausedUntil', 'Paused until'],
  ['topics', 'Topics'],
  ['confirmedAt', 'Date of consent'],
];

interface Props {
  readonly view: Pick<
    ImportView,
    'columns' | 'sample' | 'mapping' | 'state' | 'consentSource' | 'newsletterId'
  >;
  readonly newsletters: readonly NewsletterReaders[];
  readonly busy: boolean;
  readonly start: (choice: ImportChoice) => Promise<void>;
}

/** Which column is what, and how these people consented; then a dry run, then the import. */
export function ImportColumns({ view, newsletters, busy, start }: Props) {
  const [mapping, setMapping] = useState(view.mapping);
  const [consentSource, setConsent] = useState(view.consentSource ?? '');
  const [newsletterId, setNewsletter] = useState(view.newsletterId ?? newsletters[0]?.newsletterId ?? '');
  const ids = { consent: useId(), newsletter: useId() };
  const means = (column: number) => meanings.find(([field]) => mapping[field] === column)?.[0] ?? '';
  const choose = (column: number, field: string) => {
    const kept = Object.entries(mapping).filter(([name, at]) => at !== column && name !== field);
    setMapping(Object.fromEntries(field === '' ? kept : [...kept, [field, column]]));
  };
  const ready = mapping.address !== undefined && consentSource.trim().length >= 3;
  const run = (dryRun: boolean) => void start({ newsletterId, mapping, consentSource, dryRun });
  return (
    <form className="subscribers__form" onSubmit={(event) => event.preventDefault()}>
      <h2>What the columns mean</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what may scroll sideways must be reachable by keyboard */}
      <section aria-label="Columns of the file" className="desk-page__scroll" tabIndex={0}>
        <table className="desk-table">
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">First rows</th>
              <th scope="col">Means</th>
            </tr>
          </thead>
          <tbody>
            {view.columns.map((column, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name; their place is who they are
              <tr key={`${at}/${column}`}>
                <th scope="row">{column}</th>
                <td>
                  {view.sample.slice(0, 3).map((row, line) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name than their place
                    <span className="desk-table__small" key={line}>
                      {row[at] === '' ? '–' : row[at]}
                    </span>
                  ))}
                </td>
                <td>
                  <select
                    aria-label={`${column} means`}
                    onChange={({ target }) => choose(at, target.value)}
                    value={means(at)}
                  >
                    <option value="">Nothing: leave it out</option>
                    {meanings.map(([field, label]) => (
                      <option key={field} value={field}>
                        {label}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {newsletters.length > 1 ? (
        <div>
          <label htmlFor={ids.newsletter}>Newsletter</label>
          <select
            id={ids.newsletter}
            onChange={({ target }) => setNewsletter(target.value)}
            value={newsletterId}
          >
            {newsletters.map((one) => (
              <option key={one.newsletterId} value={one.newsletterId}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      <div>
        <label htmlFor={ids.consent}>How these people consented (kept with every row)</label>
        <input
          id={ids.consent}
          maxLength={300}
          onChange={({ target }) => setConsent(target.value)}
          placeholder="Moved from our old list, confirmed there by mail"
          value={consentSource}
        />
      </div>
      <div className="desk-page__pages">
        <Button buttonStyle="secondary" disabled={busy || !ready} margin={false} onClick={() => run(true)}>
          Dry run: write nothing
        </Button>
        <Button disabled={busy || !ready} margin={false} onClick={() => run(false)}>
          Import
        </Button>
      </div>
    </form>
  );
}
