import type { TokenView } from '@masthead/delivery/ports';
import { publicPaths } from '@masthead/domain';
import { maskAddress } from '../words/mask-address.ts';
import { ActButton } from './act-button.tsx';
import type { Frame } from './layout.tsx';
import { NoticePage } from './notice-page.tsx';

export function MovePage(props: {
  readonly frame: Frame;
  readonly token: string;
  readonly view: Extract<TokenView, { ok: true }>;
}) {
  const { frame, token, view } = props;
  const { move } = frame.words;
  return (
    <NoticePage frame={frame} title={move.ask}>
      <p>{move.askText(<strong>{maskAddress(view.address)}</strong>)}</p>
      <ActButton action={publicPaths.move(token)}>{move.yes}</ActButton>
    </NoticePage>
  );
}

export function MovedPage({ frame }: { readonly frame: Frame }) {
  const { move } = frame.words;
  return (
    <NoticePage frame={frame} title={move.done}>
      <p>{move.doneText}</p>
      <p className="quiet">{move.olderLinks}</p>
    </NoticePage>
  );
}

export function MoveDeadPage(props: { readonly frame: Frame; readonly reason: 'invalid' | 'expired' }) {
  const { frame, reason } = props;
  const { deadLink, move } = frame.words;
  return (
    <NoticePage frame={frame} title={reason === 'expired' ? deadLink.usedUp : deadLink.broken}>
      <p>{reason === 'expired' ? move.once : deadLink.cut}</p>
      <p>{move.askAnew}</p>
    </NoticePage>
  );
}
