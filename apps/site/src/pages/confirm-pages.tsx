import type { IssueSummary } from '@masthead/archive';
import type { TokenView } from '@masthead/delivery/ports';
import { assertNever, publicPaths } from '@masthead/domain';
import { cadence } from '../words/cadence.ts';
import { issueLabel } from '../words/issue-facts.ts';
import { maskAddress } from '../words/mask-address.ts';
import { ActButton } from './act-button.tsx';
import type { Frame } from './layout.tsx';
import { NoticePage } from './notice-page.tsx';

type Known = Extract<TokenView, { ok: true }>;

/** What a confirmation link shows when it is opened; only the button confirms, so a mail scanner cannot. */
export function ConfirmPage(props: { readonly frame: Frame; readonly token: string; readonly view: Known }) {
  const { frame, token, view } = props;
  switch (view.state) {
    case 'pending':
      return (
        <NoticePage frame={frame} title={`Subscribe to ${view.newsletterName}?`}>
          <p>
            The button puts <strong>{maskAddress(view.address)}</strong> on the list. If it was not you who
            asked, close this page and nothing will happen.
          </p>
          <ActButton action={publicPaths.confirm(token)}>Yes, subscribe me</ActButton>
        </NoticePage>
      );
    case 'confirmed':
      return (
        <NoticePage frame={frame} title="You are on the list">
          <p>
            <strong>{maskAddress(view.address)}</strong> is subscribed to {view.newsletterName} already. There
            is nothing left to do.
          </p>
          <p>
            <a href="/archive">Read what came before</a>
          </p>
        </NoticePage>
      );
    case 'unsubscribed':
      return (
        <NoticePage frame={frame} title="This link was used before">
          <p>
            <strong>{maskAddress(view.address)}</strong> was confirmed with it and has been unsubscribed
            since. To come back, <a href="/subscribe">subscribe again</a>.
          </p>
        </NoticePage>
      );
    default:
      return assertNever(view.state);
  }
}

export function ConfirmedPage(props: {
  readonly frame: Frame;
  readonly already: boolean;
  readonly latest: IssueSummary | null;
}) {
  const { frame, already, latest } = props;
  const { newsletter } = frame;
  return (
    <NoticePage frame={frame} title={already ? 'You are on the list' : 'Welcome. You are on the list'}>
      {newsletter === null ? null : (
        <p>
          {newsletter.name} comes to you by email from now on. {cadence(newsletter)}
        </p>
      )}
      {latest === null ? null : (
        <p>
          Until then: {issueLabel(latest)}, <a href={publicPaths.issue(latest.slug)}>{latest.tagline}</a>
        </p>
      )}
      <p className="quiet">Every mail ends with a link that unsubscribes, and one to your preferences.</p>
    </NoticePage>
  );
}

/** A confirmation link that no longer works, or never did. */
export function ConfirmDeadPage(props: { readonly frame: Frame; readonly reason: 'invalid' | 'expired' }) {
  const { frame, reason } = props;
  return (
    <NoticePage
      frame={frame}
      title={reason === 'expired' ? 'This link is too old' : 'This link does not work'}
    >
      <p>
        {reason === 'expired'
          ? 'Confirmation links work for a week, so that nobody is subscribed by a forgotten mail.'
          : 'Perhaps the mail program cut it. Try to copy the whole link from the mail into the address bar.'}
      </p>
      <p>
        <a href="/subscribe">Subscribe again</a> and a new one comes at once.
      </p>
    </NoticePage>
  );
}
