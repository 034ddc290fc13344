import { diffWords } from 'diff';
import type { DiffPart } from './diff-shape.ts';

/** What is kept of unchanged text on either side of a change. Characters. */
const AROUND = 160;

/** What changed from one text to another, by words; long unchanged stretches are cut out of the middle. */
export function wordDiff(before: string, after: string): readonly DiffPart[] {
  const changes = diffWords(before, after);
  return changes.flatMap(({ added, removed, value }, at): DiffPart[] => {
    if (added) return [{ kind: 'added', text: value }];
    if (removed) return [{ kind: 'removed', text: value }];
    return shorten(value, at === 0, at === changes.length - 1);
  });
}

function shorten(text: string, isFirst: boolean, isLast: boolean): DiffPart[] {
  const head = isFirst ? 0 : AROUND;
  const tail = isLast ? 0 : AROUND;
  if (text.length <= head + tail + AROUND) return [{ kind: 'same', text }];
  const parts: DiffPart[] = [
    { kind: 'same', text: text.slice(0, head) },
    { kind: 'skipped', text: '' },
    { kind: 'same', text: tail === 0 ? '' : text.slice(-tail) },
  ];
  return parts.filter(({ kind, text: kept }) => kind === 'skipped' || kept !== '');
}
