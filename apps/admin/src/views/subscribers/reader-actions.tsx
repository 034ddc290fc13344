'use client';

import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';
import { Problem } from '../desk-page/problem.tsx';
import { DeskRefused, deskRequest } from '../desk-request.ts';

interface Props {
  readonly address: string;
  readonly isSuppressed: boolean;
  readonly isAdmin: boolean;
}

/** What may be done to one reader. Each act but an erasure asks why, because it is written down. */
export function ReaderActions({ address, isSuppressed, isAdmin }: Props) {
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const act = async (verb: 'suppress' | 'restore' | 'erase', done: string) => {
    try {
      await deskRequest('POST', `/subscribers/${verb}`, verb === 'erase' ? { address } : { address, reason });
      setSaid(done);
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof DeskRefused ? error.message : 'Nothing was changed.');
    }
  };
  const mute = reason.trim().length < 3;
  return (
    <form className="subscribers__form" onSubmit={(event) => event.preventDefault()}>
      <h2>Change something</h2>
      <div>
        <label htmlFor={id}>Why (kept with what you do; of an erasure no words are kept)</label>
        <input id={id} maxLength={500} onChange={({ target }) => setReason(target.value)} value={reason} />
      </div>
      <div className="desk-page__pages">
        {isSuppressed ? (
          <Button
            buttonStyle="secondary"
            disabled={mute || !isAdmin}
            margin={false}
            onClick={() => void act('restore', 'Restored: this address may be mailed again.')}
          >
            Restore: may be mailed again
          </Button>
        ) : (
          <Button
            buttonStyle="secondary"
            disabled={mute}
            margin={false}
            onClick={() => void act('suppress', 'Suppressed: nobody mails this address any more.')}
          >
            Suppress: nobody may mail this address
          </Button>
        )}
        {isAdmin ? (
          <Button
            buttonStyle="error"
            margin={false}
            onClick={() => {
              if (window.confirm('Erase this reader for good? This cannot be undone.'))
                void act('erase', 'Erased: nothing of this reader is left but a keyed hash.');
            }}
          >
            Erase: profile, consent and history
          </Button>
        ) : null}
      </div>
      <p aria-live="polite" className="desk-page__note">
        {said}
      </p>
      <Problem>{problem}</Problem>
    </form>
  );
}
