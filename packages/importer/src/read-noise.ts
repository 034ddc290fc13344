import { blankItem, type DraftItem } from '@masthead/domain';
import type { LinePlace } from './draft-builder.ts';
import type { ImportedText } from './imported-text.ts';

/** Lines in one paragraph of free text. */
const together = 200;

/** A text of far more lines than any issue has: kept line for line as free text, in order, without asking what it is. */
export function readNoise(text: string): ImportedText {
  const items: DraftItem[] = [];
  const places: LinePlace[] = [];
  let held: string[] = [];
  const shut = () => {
    if (held.length > 0) items.push(blankItem('text', { commentary: held.join('\n') }));
    held = [];
  };
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '') continue;
    if (held.length === together) shut();
    held.push(line);
    places.push({ line: index + 1, part: 'item', section: 0, item: items.length, free: true });
  }
  shut();
  return {
    issue: { tagline: '', lede: [], sections: [{ kind: 'text', heading: '', items }], closing: '' },
    report: { lines: places.length, placed: 0, asFreeText: places.length },
    places,
  };
}
