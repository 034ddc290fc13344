import type { TokenView } from '@masthead/delivery/ports';
import { publicPaths } from '@masthead/domain';
import { maskAddress } from '../words/mask-address.ts';
import { ActButton } from './act-button.tsx';
import type { Frame } from './layout.tsx';
import { NoticePage } from './notice-page.tsx';

type Known = Extract<TokenView, { ok: true }>;

/** Reasons a reader may tick; kept as these words. */
export const unsubscribeReasons = [
  'Too many mails',
  'Not what I hoped for',
  'I never signed up',
  'I read it elsewhere',
] as const;

interface Props {
  readonly frame: Frame;
  readonly token: string;
  readonly view: Known;
}

export function UnsubscribePage({ frame, token, view }: Props) {
  if (view.state === 'unsubscribed') return <UnsubscribedPage frame={frame} token={token} view={view} />;
  return (
    <NoticePage frame={frame} title={`Unsubscribe from ${view.newsletterName}?`}>
      <p>
        One press, and <strong>{maskAddress(view.address)}</strong> gets no more issues.
      </p>
      <ActButton action={publicPaths.unsubscribe(token)} fields={{ via: 'page' }}>
        Unsubscribe
      </ActButton>
      <p className="quiet">
        If somebody forwarded the mail to you, this is their subscription, not yours: please close the page.
      </p>
    </NoticePage>
  );
}

export function UnsubscribedPage({
  frame,
  token,
  view,
  thanked = false,
}: Props & { readonly thanked?: boolean }) {
  const path = publicPaths.unsubscribe(token);
  return (
    <NoticePage frame={frame} title="You are unsubscribed">
      <p>
        <strong>{maskAddress(view.address)}</strong> gets no more issues of {view.newsletterName}. A mail that
        was on its way already may still arrive.
      </p>
      <ActButton action={`${path}/undo`} quiet>
        Undo: keep me subscribed
      </ActButton>
      <ActButton action={`${path}/all`} quiet>
        Unsubscribe from everything else too
      </ActButton>
      {thanked ? (
        <p role="status">Thank you for telling us.</p>
      ) : (
        <form method="post" action={`${path}/reason`} className="reason">
          <fieldset className="choice">
            <legend className="field__label">
              Would you tell us why? <span className="field__hint">(if you like)</span>
            </legend>
            {unsubscribeReasons.map((reason) => (
              <label key={reason}>
                <input type="radio" name="reason" value={reason} required /> {reason}
              </label>
            ))}
          </fieldset>
          <button className="button button--quiet" type="submit">
            Send
          </button>
        </form>
      )}
    </NoticePage>
  );
}

export function ResubscribedPage({ frame, view }: { readonly frame: Frame; readonly view: Known }) {
  return (
    <NoticePage frame={frame} title="You are subscribed again">
      <p>
        <strong>{maskAddress(view.address)}</strong> gets {view.newsletterName} as before.
      </p>
    </NoticePage>
  );
}

/** A link of a mail that is not one of ours, or no longer. */
export function DeadLinkPage({
  frame,
  reason,
}: {
  readonly frame: Frame;
  readonly reason: 'invalid' | 'expired';
}) {
  return (
    <NoticePage
      frame={frame}
      title={reason === 'expired' ? 'This link is too old' : 'This link does not work'}
    >
      <p>
        {reason === 'expired'
          ? 'Every newer mail ends with a fresh one.'
          : 'Perhaps the mail program cut it. Try to copy the whole link from the mail into the address bar, or use the one in a newer mail.'}
      </p>
      {frame.newsletter === null ? null : (
        <p>
          Or write to{' '}
          <a href={`mailto:${frame.newsletter.replyTo ?? frame.newsletter.sender.address}`}>
            {frame.newsletter.replyTo ?? frame.newsletter.sender.address}
          </a>{' '}
          and a person will do it.
        </p>
      )}
    </NoticePage>
  );
}
