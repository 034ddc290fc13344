'use client';

import { Button } from '@payloadcms/ui';
import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { Problem } from '../desk-page/problem.tsx';
import { DeskRefused, deskRequest } from '../desk-request.ts';
import type { AccountsAnswer } from '../sign-in/ask-accounts.ts';
import { SetUpCode } from './set-up-code.tsx';

interface Props {
  readonly isOn: boolean;
  readonly isNeeded: boolean;
  readonly recoveryLeft: number;
}

/** The code beside one's password: set up, or taken away by a code of it. */
export function OwnCode({ isOn, isNeeded, recoveryLeft }: Props) {
  const router = useRouter();
  return (
    <section aria-label="Code" className="desk-page__newsletter security__part">
      <h2>A code beside the password</h2>
      {isOn ? (
        <p className="desk-page__note">
          On: signing in asks for a code of your authenticator. Recovery codes left: {recoveryLeft}.
        </p>
      ) : (
        <p className="desk-page__note">
          Off: whoever has your password is you. A telephone’s authenticator makes a new code every half
          minute.
        </p>
      )}
      {isOn ? null : (
        <SetUpCode
          begin={() => asAnswer(deskRequest('POST', '/security/code/begin'))}
          onDone={() => router.refresh()}
          prove={(code) => asAnswer(deskRequest('POST', '/security/code/prove', { code }))}
        />
      )}
      {isOn && !isNeeded ? <TakeAway onDone={() => router.refresh()} /> : null}
    </section>
  );
}

function TakeAway({ onDone }: { readonly onDone: () => void }) {
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const remove = async () => {
    const answer = await asAnswer(deskRequest('POST', '/security/code/remove', { code }));
    if (answer.ok) onDone();
    else setProblem(answer.message);
  };
  return (
    <form
      className="set-up-code"
      onSubmit={(event) => {
        event.preventDefault();
        void remove();
      }}
    >
      <label htmlFor={id}>A code, to take it away</label>
      <input
        autoComplete="one-time-code"
        id={id}
        maxLength={64}
        onChange={({ target }) => setCode(target.value)}
        value={code}
      />
      <Button buttonStyle="secondary" disabled={code === ''} margin={false} type="submit">
        Sign in without a code from now on
      </Button>
      <Problem>{problem}</Problem>
    </form>
  );
}

async function asAnswer(asked: Promise<unknown>): Promise<AccountsAnswer> {
  try {
    return { ok: true, body: (await asked) as Record<string, unknown> };
  } catch (error) {
    const message = error instanceof DeskRefused ? error.message : 'The desk could not be asked.';
    return { ok: false, code: 'refused', message, ticket: '' };
  }
}
