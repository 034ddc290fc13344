import type { Inline } from '@masthead/domain';
import type { ReactNode } from 'react';
import { inOrder } from '../in-order.ts';
import type { Line } from '../snapshot/index.ts';

/** Runs of text with their marks and links, as semantic HTML. */
export function LineRuns({ line }: { readonly line: Line }): ReactNode {
  return inOrder(line, (run) => {
    const marked = markedRun(run);
    if (run.href === undefined) return marked;
    return <a href={run.href}>{marked}</a>;
  });
}

function markedRun(run: Inline): ReactNode {
  let marked: ReactNode = run.text;
  if (run.code) marked = <code>{marked}</code>;
  if (run.italic) marked = <em>{marked}</em>;
  if (run.bold) marked = <strong>{marked}</strong>;
  return marked;
}
