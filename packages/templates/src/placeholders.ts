import { type PlaceholderKey, placeholder, type RenderedIssue } from '@masthead/domain';

type Slots = RenderedIssue['slots']['html'];

/** What the components print where something is put in after rendering. */
export interface Marks {
  readonly slot: Readonly<Record<PlaceholderKey, string>>;
  /** Where Outlook's fixed-width table begins and ends. */
  readonly msoOpen: string;
  readonly msoClose: string;
}

/**
 * Marks made of a private-use letter that `content` does not hold. Content can spell `{{{UNSUB_TOKEN}}}`,
 * but it cannot spell a mark, so it never becomes a slot.
 */
export function makeMarks(content: string): Marks {
  const letter = unusedLetter(content);
  const mark = (name: string) => `${letter}${name}${letter}`;
  return {
    slot: {
      GREETING_HTML: mark('GREETING_HTML'),
      GREETING_TEXT: mark('GREETING_TEXT'),
      UNSUB_TOKEN: mark('UNSUB_TOKEN'),
      PREFS_TOKEN: mark('PREFS_TOKEN'),
    },
    msoOpen: mark('mso-open'),
    msoClose: mark('mso-close'),
  };
}

function unusedLetter(content: string): string {
  for (let code = 0xe000; code <= 0xf8ff; code += 1) {
    const letter = String.fromCharCode(code);
    if (!content.includes(letter)) return letter;
  }
  throw new Error('the content uses every private-use letter of Unicode');
}

/** Puts `{{{KEY}}}` where the marks stand and tells the UTF-16 index of each. */
export function placeSlots(part: string, marks: Marks): { readonly part: string; readonly slots: Slots } {
  const keys = new Map(Object.entries(marks.slot).map(([key, mark]) => [mark, key as PlaceholderKey]));
  const pieces = part.split(new RegExp(`(${[...keys.keys()].join('|')})`));
  const slots: Slots = [];
  let filled = '';
  for (const piece of pieces) {
    const key = keys.get(piece);
    if (key !== undefined) slots.push({ key, at: filled.length });
    filled += key === undefined ? piece : placeholder(key);
  }
  return { part: filled, slots };
}
