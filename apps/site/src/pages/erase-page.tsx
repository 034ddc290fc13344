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
  const { erase } = frame.words;
  const path = publicPaths.preferences(token);
  return (
    <NoticePage frame={frame} title={erase.ask}>
      <p>{erase.askText(<strong>{maskAddress(view.address)}</strong>)}</p>
      <p>{erase.mark}</p>
      <ActButton action={`${path}/erase`}>{erase.submit}</ActButton>
      <p>
        <a href={path}>{erase.back}</a>
      </p>
    </NoticePage>
  );
}
