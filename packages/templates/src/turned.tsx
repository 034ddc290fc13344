import type { ReactNode } from 'react';
import type { TextDirection } from './snapshot/index.ts';

interface TurnedProps {
  readonly dir: TextDirection | undefined;
  readonly children: ReactNode;
}

/** Words that may run against the item or cell around them. Inside of it, so that bullet, number and rule stay where they are. */
export function Turned({ dir, children }: TurnedProps): ReactNode {
  return dir === undefined ? children : <div dir={dir}>{children}</div>;
}
