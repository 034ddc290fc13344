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
  const { confirm } = frame.words;
  const address = <strong>{maskAddress(view.address)}</strong>;
  const name = view.newsletterName;
  switch (view.state) {
    case 'pending':
      return (
        <NoticePage frame={frame} title={confirm.ask({ name })}>
          <p>{confirm.askText(address)}</p>
          <ActButton action={publicPaths.confirm(token)}>{confirm.yes}</ActButton>
        </NoticePage>
      );
    case 'confirmed':
      return (
        <NoticePage frame={frame} title={confirm.onTheList}>
          <p>{confirm.already(address, { name })}</p>
          <p>
            <a href="/archive">{confirm.readBefore}</a>
          </p>
        </NoticePage>
      );
    case 'unsubscribed':
      return (
        <NoticePage frame={frame} title={confirm.usedTitle}>
          <p>{confirm.used(address)}</p>
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
  const { newsletter, words } = frame;
  const { confirm } = words;
  return (
    <NoticePage frame={frame} title={already ? confirm.onTheList : confirm.welcome}>
      {newsletter === null ? null : (
        <p>{confirm.comes({ name: newsletter.name, cadence: cadence(newsletter, words) })}</p>
      )}
      {latest === null ? null : (
        <p>
          {confirm.untilThen(
            issueLabel(latest, words),
            <a href={publicPaths.issue(latest.slug)}>{latest.tagline}</a>,
          )}
        </p>
      )}
      <p className="quiet">{confirm.everyMail}</p>
    </NoticePage>
  );
}

/** A confirmation link that no longer works, or never did. */
export function ConfirmDeadPage(props: { readonly frame: Frame; readonly reason: 'invalid' | 'expired' }) {
  const { frame, reason } = props;
  const { confirm, deadLink } = frame.words;
  return (
    <NoticePage frame={frame} title={reason === 'expired' ? deadLink.tooOld : deadLink.broken}>
      <p>{reason === 'expired' ? confirm.week : deadLink.cut}</p>
      <p>{confirm.again}</p>
    </NoticePage>
  );
}
