import { markEnd, markStart } from './fold.ts';
import type { Marked } from './search.ts';

/** The index's marks as pieces of text, so that no page ever prints them as markup. */
export function markedOf(text: string): Marked {
  return text.split(markStart).flatMap((part, index) => {
    const end = index === 0 ? -1 : part.indexOf(markEnd);
    const pieces = [
      { text: end < 0 ? '' : part.slice(0, end), marked: true },
      { text: end < 0 ? part : part.slice(end + markEnd.length), marked: false },
    ];
    return pieces.filter((piece) => piece.text !== '');
  });
}
