import type { ReactNode } from 'react';
import type { TextDirection } from './snapshot/index.ts';

interface TurnedProps {
  readonly dir: TextDirection | undefined;
  readonly children: ReactNode;
}

/** The words of a list item that may run against the list. Inside the item, so that bullet and number stay on the list's side. */
export function Turned({ dir, children }: TurnedProps): ReactNode {
  return dir === undefined ? children : <div dir={dir}>{children}</div>;
}
