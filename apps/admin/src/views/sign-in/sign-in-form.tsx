'use client';

import { Button, Link } from '@payloadcms/ui';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Problem } from '../desk-page/problem.tsx';
import { SetUpCode } from '../security/set-up-code.tsx';
import { askAccounts } from './ask-accounts.ts';
import './sign-in.css';

/** What is asked for beside address and password. */
type Step = { readonly kind: 'password' | 'code' } | { readonly kind: 'set up'; readonly ticket: string };

/** Address and password; then a code where the account has one, or the making of one where its role must. */
export function SignInForm({ next }: { readonly next: string }) {
  const [step, setStep] = useState<Step>({ kind: 'password' });
  const [problem, setProblem] = useState<string | null>(null);
  // A press before the page listens would send the form without its second step.
  const [isReady, setReady] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => setReady(true), []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (form.current === null) return;
    const { email, password, code } = Object.fromEntries(new FormData(form.current)) as Record<
      string,
      string
    >;
    setBusy(true);
    setProblem(null);
    const answer = await askAccounts('login', { email, password, ...(code === undefined ? {} : { code }) });
    if (answer.ok) return window.location.assign(next);
    setBusy(false);
    switch (answer.code) {
      case 'code-needed':
        return setStep({ kind: 'code' });
      case 'set-up-needed':
        return setStep({ kind: 'set up', ticket: answer.ticket });
      default:
        return setProblem(answer.message);
    }
  };

  return (
    <>
      <form
        action="/api/users/login"
        className="login__form"
        hidden={step.kind === 'set up'}
        method="post"
        onSubmit={(event) => void submit(event)}
        ref={form}
      >
        <div className="sign-in__fields">
          <Field autoComplete="username" label="Email" name="email" type="email" />
          <Field autoComplete="current-password" label="Password" name="password" type="password" />
          {step.kind === 'code' ? (
            <>
              <Field autoComplete="one-time-code" focus label="Code" name="code" type="text" />
              <p className="desk-page__note">
                Six digits from your authenticator, or one of your recovery codes.
              </p>
            </>
          ) : null}
        </div>
        <Problem>{problem}</Problem>
        <div className="sign-in__acts">
          <Link href="/admin/forgot" prefetch={false}>
            Forgot password?
          </Link>
          <Button disabled={!isReady || isBusy} margin={false} size="large" type="submit">
            Login
          </Button>
        </div>
      </form>
      {step.kind === 'set up' ? (
        <section aria-label="Set up a code" className="sign-in__set-up">
          <p className="desk-page__note">Your role signs in with a code beside the password.</p>
          <SetUpCode
            begin={() => askAccounts('set-up-code', { ticket: step.ticket })}
            onDone={() => {
              setStep({ kind: 'code' });
            }}
            prove={(code) => askAccounts('prove-code', { ticket: step.ticket, code })}
          />
        </section>
      ) : null}
    </>
  );
}

interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly type: 'email' | 'password' | 'text';
  readonly autoComplete: string;
  readonly focus?: boolean;
}

function Field({ label, name, type, autoComplete, focus = false }: FieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  const id = `sign-in-${name}`;
  return (
    <div className="field-type text">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        autoComplete={autoComplete}
        id={id}
        maxLength={300}
        name={name}
        ref={input}
        required
        type={type}
      />
    </div>
  );
}
