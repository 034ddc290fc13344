import { publicPaths } from '@masthead/domain';
import { maskAddress } from '../words/mask-address.ts';
import { ActButton } from './act-button.tsx';
import type { Frame } from './layout.tsx';
import { NoticePage } from './notice-page.tsx';
import type { PreferencesView } from './preferences-page.tsx';

export function ErasePage(props: {
  readonly frame: Frame;
  readonly token: string;
  readonly view: PreferencesView;
}) {
  const { frame, token, view } = props;
  const path = publicPaths.preferences(token);
  return (
    <NoticePage frame={frame} title="Erase everything about you?">
      <p>
        <strong>{maskAddress(view.address)}</strong> is taken off every list, and your name, consent and
        history are deleted. This cannot be undone.
      </p>
      <p>
        We keep one scrambled mark of the address, so that nobody adds it again by mistake. To be mailed again
        you would sign up anew.
      </p>
      <ActButton action={`${path}/erase`}>Erase me</ActButton>
      <p>
        <a href={path}>No, back to the preferences</a>
      </p>
    </NoticePage>
  );
}
