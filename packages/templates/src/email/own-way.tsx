import type { ReactNode } from 'react';
import { directionOf } from '../phrases/index.ts';
import { ownDirection, type Printable, type TextDirection } from '../snapshot/index.ts';

/** Words that run against the mail around them (an address, "3 min" in a Hebrew issue) keep their own order. */
export function OwnWay({
  words,
  issue,
}: {
  readonly words: string;
  readonly issue: Pick<Printable, 'direction'>;
}): ReactNode {
  return turned(ownDirection([{ text: words }], issue.direction).dir, words);
}

/** Our own sentence in an issue whose language we have no words in: it is English there, and runs as English does. */
export function OwnWords({
  issue,
  children,
}: {
  readonly issue: Pick<Printable, 'direction' | 'language'>;
  readonly children: ReactNode;
}): ReactNode {
  const dir = directionOf(issue.language);
  return turned(dir === issue.direction ? undefined : dir, children);
}

function turned(dir: TextDirection | undefined, words: ReactNode): ReactNode {
  return dir === undefined ? words : <span dir={dir}>{words}</span>;
}
