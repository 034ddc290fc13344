'use client';

import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';
import { encode } from 'uqr';
import { Problem } from '../desk-page/problem.tsx';
import type { AccountsAnswer } from '../sign-in/ask-accounts.ts';
import '../sign-in/sign-in.css';

interface Props {
  readonly begin: () => Promise<AccountsAnswer>;
  readonly prove: (code: string) => Promise<AccountsAnswer>;
  readonly onDone: () => void;
}

/** A secret as a QR code and in letters, a first code to prove it, and the recovery codes, shown this once. */
export function SetUpCode({ begin, prove, onDone }: Props) {
  const [secret, setSecret] = useState<{ readonly text: string; readonly uri: string } | null>(null);
  const [recovery, setRecovery] = useState<readonly string[] | null>(null);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();

  const start = async () => {
    const answer = await begin();
    if (!answer.ok) return setProblem(answer.message);
    setProblem(null);
    setSecret({ text: String(answer.body.secret), uri: String(answer.body.uri) });
  };
  const finish = async () => {
    const answer = await prove(code);
    if (!answer.ok) return setProblem(answer.message);
    setProblem(null);
    setRecovery(answer.body.recoveryCodes as string[]);
  };

  return (
    <div className="set-up-code">
      {recovery !== null ? (
        <>
          <h2>Recovery codes</h2>
          <p className="desk-page__note">
            Each of them opens your account once, in place of a code, should the telephone be gone. They are
            not shown again: print them, or keep them in your password manager.
          </p>
          <ul aria-label="Recovery codes" className="set-up-code__list">
            {recovery.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <Button margin={false} onClick={onDone}>
            I have kept them
          </Button>
        </>
      ) : secret === null ? (
        <Button margin={false} onClick={() => void start()}>
          Set up a code
        </Button>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void finish();
          }}
        >
          <p className="desk-page__note">
            Show this square to your authenticator, or type the letters below it.
          </p>
          <QrCode text={secret.uri} />
          <label htmlFor={`${id}-secret`}>Secret</label>
          <input className="set-up-code__secret" id={`${id}-secret`} readOnly value={secret.text} />
          <label htmlFor={id}>First code</label>
          <input
            autoComplete="one-time-code"
            id={id}
            inputMode="numeric"
            maxLength={10}
            onChange={({ target }) => setCode(target.value)}
            required
            value={code}
          />
          <Button margin={false} type="submit">
            Turn it on
          </Button>
        </form>
      )}
      <Problem>{problem}</Problem>
    </div>
  );
}

function QrCode({ text }: { readonly text: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      aria-label="QR code for your authenticator"
      className="set-up-code__square"
      role="img"
      shapeRendering="crispEdges"
      viewBox={`0 0 ${size} ${size}`}
    >
      <path d={dark.join('')} fill="#000" />
    </svg>
  );
}
