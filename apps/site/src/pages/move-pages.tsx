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
  return (
    <NoticePage frame={frame} title="Use this address from now on?">
      <p>
        The button sends everything to <strong>{maskAddress(view.address)}</strong> from now on. If it was not
        you who asked, close this page and nothing will happen.
      </p>
      <ActButton action={publicPaths.move(token)}>Yes, use this address</ActButton>
    </NoticePage>
  );
}

export function MovedPage({ frame }: { readonly frame: Frame }) {
  return (
    <NoticePage frame={frame} title="Your address is changed">
      <p>
        The next issue comes to the new one. A mail that was on its way already may still go to the old one.
      </p>
      <p className="quiet">Links in older mails can still unsubscribe you and do nothing else any more.</p>
    </NoticePage>
  );
}

export function MoveDeadPage(props: { readonly frame: Frame; readonly reason: 'invalid' | 'expired' }) {
  const { frame, reason } = props;
  return (
    <NoticePage
      frame={frame}
      title={reason === 'expired' ? 'This link is used up' : 'This link does not work'}
    >
      <p>
        {reason === 'expired'
          ? 'It works once and for two days, and a later one takes its place. If you pressed its button already, all is done.'
          : 'Perhaps the mail program cut it. Try to copy the whole link from the mail into the address bar.'}
      </p>
      <p>To ask for a new one, open the preferences link at the end of any issue.</p>
    </NoticePage>
  );
}
