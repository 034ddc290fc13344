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

/** One newsletter, or all of ours. */
export type LeftFrom = 'this' | 'all';

interface Props {
  readonly frame: Frame;
  readonly token: string;
  readonly view: Known;
}

export function UnsubscribePage({ frame, token, view }: Props) {
  const { unsubscribe } = frame.words;
  if (view.state === 'unsubscribed') return <UnsubscribedPage frame={frame} token={token} view={view} />;
  return (
    <NoticePage frame={frame} title={unsubscribe.ask({ name: view.newsletterName })}>
      <p>{unsubscribe.askText(<strong>{maskAddress(view.address)}</strong>)}</p>
      <ActButton action={publicPaths.unsubscribe(token)} fields={{ via: 'page' }}>
        {unsubscribe.submit}
      </ActButton>
      <p className="quiet">{unsubscribe.forwarded}</p>
    </NoticePage>
  );
}

export function UnsubscribedPage({
  frame,
  token,
  view,
  thanked = false,
  from = 'this',
}: Props & { readonly thanked?: boolean; readonly from?: LeftFrom }) {
  const { unsubscribe } = frame.words;
  const path = publicPaths.unsubscribe(token);
  const name = from === 'all' ? unsubscribe.anyOfOurs : view.newsletterName;
  return (
    <NoticePage frame={frame} title={unsubscribe.done}>
      <p>{unsubscribe.doneText(<strong>{maskAddress(view.address)}</strong>, { name })}</p>
      <ActButton action={`${path}/undo`} fields={{ from }} quiet>
        {unsubscribe.undo}
      </ActButton>
      {from === 'all' ? null : (
        <ActButton action={`${path}/all`} quiet>
          {unsubscribe.all}
        </ActButton>
      )}
      {thanked ? (
        <p role="status">{unsubscribe.thanks}</p>
      ) : (
        <form method="post" action={`${path}/reason`} className="reason">
          <input type="hidden" name="from" value={from} />
          <fieldset className="choice">
            <legend className="field__label">
              {unsubscribe.why} <span className="field__hint">{unsubscribe.whyHint}</span>
            </legend>
            {unsubscribeReasons.map((reason, at) => (
              <label key={reason}>
                <input type="radio" name="reason" value={reason} required />{' '}
                {unsubscribe.reasons[at] ?? reason}
              </label>
            ))}
          </fieldset>
          <button className="button button--quiet" type="submit">
            {unsubscribe.send}
          </button>
        </form>
      )}
    </NoticePage>
  );
}

export function ResubscribedPage({ frame, view }: { readonly frame: Frame; readonly view: Known }) {
  const { unsubscribe } = frame.words;
  return (
    <NoticePage frame={frame} title={unsubscribe.again}>
      <p>
        {unsubscribe.asBefore(<strong>{maskAddress(view.address)}</strong>, { name: view.newsletterName })}
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
  const { deadLink } = frame.words;
  return (
    <NoticePage frame={frame} title={reason === 'expired' ? deadLink.tooOld : deadLink.broken}>
      <p>{reason === 'expired' ? deadLink.newer : deadLink.cutOrNewer}</p>
      {frame.newsletter === null ? null : (
        <p>
          {deadLink.orWrite(
            <a href={`mailto:${frame.newsletter.replyTo ?? frame.newsletter.sender.address}`}>
              {frame.newsletter.replyTo ?? frame.newsletter.sender.address}
            </a>,
          )}
        </p>
      )}
    </NoticePage>
  );
}
