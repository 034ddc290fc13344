'use client';

import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';
import type { NewsletterReaders } from '../../features/subscribers/subscriber-shape.ts';
import { Problem } from '../desk-page/problem.tsx';
import { DeskRefused, deskRequest } from '../desk-request.ts';
import { ReaderActions } from './reader-actions.tsx';

interface Props {
  readonly newsletters: readonly NewsletterReaders[];
  readonly isAdmin: boolean;
}

const words = {
  added: 'Added. The next issue goes there.',
  known: 'This address is on the list already, or was; nothing was changed.',
} as const;

export function AddReader({ newsletters, isAdmin }: Props) {
  const [fields, setFields] = useState({
    newsletterId: newsletters[0]?.newsletterId ?? '',
    address: '',
    name: '',
    consentSource: '',
  });
  const [said, setSaid] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const ids = { newsletter: useId(), address: useId(), name: useId(), consent: useId() };
  const set = (change: Partial<typeof fields>) => {
    setFields((current) => ({ ...current, ...change }));
    setSaid(null);
  };
  const add = async () => {
    try {
      const { outcome } = await deskRequest<{ outcome: keyof typeof words }>(
        'POST',
        '/subscribers/add',
        fields,
      );
      setSaid(words[outcome]);
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof DeskRefused ? error.message : 'Nothing was changed.');
    }
  };
  return (
    <>
      <form
        className="subscribers__form"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <h2>Add</h2>
        <p className="desk-page__note">
          Only whoever consented elsewhere, and only with how: it becomes part of the consent record.
          Everybody else signs up with the form and proves the address.
        </p>
        {newsletters.length > 1 ? (
          <div>
            <label htmlFor={ids.newsletter}>Newsletter</label>
            <select
              id={ids.newsletter}
              onChange={({ target }) => set({ newsletterId: target.value })}
              value={fields.newsletterId}
            >
              {newsletters.map(({ newsletterId, name }) => (
                <option key={newsletterId} value={newsletterId}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        ) : null}
        <div>
          <label htmlFor={ids.address}>Address</label>
          <input
            autoComplete="off"
            id={ids.address}
            onChange={({ target }) => set({ address: target.value })}
            inputMode="email"
            required
            value={fields.address}
          />
        </div>
        <div>
          <label htmlFor={ids.name}>Name (may be empty)</label>
          <input
            id={ids.name}
            maxLength={120}
            onChange={({ target }) => set({ name: target.value })}
            value={fields.name}
          />
        </div>
        <div>
          <label htmlFor={ids.consent}>How they consented</label>
          <input
            id={ids.consent}
            maxLength={300}
            minLength={3}
            onChange={({ target }) => set({ consentSource: target.value })}
            placeholder="Asked at the workshop in May, on paper"
            required
            value={fields.consentSource}
          />
        </div>
        <div>
          <Button margin={false} type="submit">
            Add to the list
          </Button>
        </div>
        <p aria-live="polite" className="desk-page__note">
          {said}
        </p>
        <Problem>{problem}</Problem>
      </form>
      {fields.address === '' ? null : (
        <ReaderActions address={fields.address} isAdmin={isAdmin} isSuppressed={false} />
      )}
    </>
  );
}
