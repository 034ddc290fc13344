import { underlined } from './section-text.ts';
import { wrapText } from './wrap-text.ts';

interface LetterWords {
  readonly senderName: string;
  readonly postalAddress: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly action: { readonly label: string; readonly url: string } | null;
  readonly notes: readonly string[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
  readonly reason: string;
}

/** The text part of a single mail, in the order of its HTML. */
export function letterText(letter: LetterWords): string {
  const lines = [
    letter.senderName,
    '',
    ...underlined(letter.title, '='),
    '',
    ...letter.paragraphs.flatMap((paragraph) => [...wrapText(paragraph), '']),
    ...(letter.action === null ? [] : [...wrapText(`${letter.action.label}:`), letter.action.url, '']),
    ...letter.notes.flatMap((note) => [...wrapText(note), '']),
    '-'.repeat(72),
    ...wrapText(letter.reason),
    ...letter.links.map(({ label, url }) => `${label}: ${url}`),
    ...wrapText(letter.postalAddress.split('\n').join(', ')),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
