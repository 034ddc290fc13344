import { assertNever } from '@masthead/domain';
import {
  type PrintableBody,
  type PrintableItem,
  type PrintableSection,
  wordsOfLine,
} from '../snapshot/index.ts';
import { blockLines } from './block-text.ts';
import { displayWidth } from './display-width.ts';
import { bylineText, lineText } from './line-text.ts';
import type { References } from './references.ts';
import { wrapText } from './wrap-text.ts';

/** A section: its underlined heading, its items, then the addresses its words refer to. */
export function sectionLines(section: PrintableSection, references: References, arrow: string): string[] {
  const body = bodyLines(section.body, references, arrow);
  const named = references.takeNew();
  return [
    '',
    '',
    ...(section.heading === null ? [] : [...underlined(section.heading, '-'), '']),
    ...body,
    ...(named.length === 0 ? [] : ['', ...named]),
  ];
}

export function underlined(heading: string, stroke: string): string[] {
  const lines = wrapText(heading);
  return [...lines, stroke.repeat(Math.max(...lines.map(displayWidth)))];
}

function bodyLines(body: PrintableBody, references: References, arrow: string): string[] {
  switch (body.kind) {
    case 'items':
      return parted(
        body.items.map((item) =>
          itemLines(item, body.shape === 'media' || body.shape === 'reading' ? '- ' : '', references, arrow),
        ),
      );
    case 'takeaways':
      return parted(
        body.items.map((item, at) => {
          const mark = `${at + 1}. `;
          const under = ' '.repeat(mark.length);
          const indent = { first: under, rest: under };
          return [
            ...wrapText(lineText(item.claim, references), { first: mark, rest: under }),
            ...blockLines(item.detail, references, indent),
          ];
        }),
      );
    case 'prose':
      return blockLines(
        body.blocks,
        references,
        body.tone === 'callout' ? { first: '| ', rest: '| ' } : undefined,
      );
    case 'image':
      return [
        ...(body.image.alt === '' ? [] : wrapText(`[${body.image.alt}]`)),
        ...[lineText(body.caption, references), body.credit]
          .filter((text) => text !== '')
          .flatMap((text) => wrapText(text)),
        body.href ?? body.image.url,
      ];
    case 'sponsor':
      return [
        ...wrapText([body.label, body.sponsor].filter((text) => text !== '').join(': ')),
        ...blockLines(body.blocks, references),
        ...(body.url === null || body.url === body.sponsor ? [] : [body.url]),
      ];
    case 'divider':
      return ['* * *'];
    default:
      return assertNever(body);
  }
}

/** Title, byline and address on lines of their own, then the commentary behind an arrow. */
function itemLines(item: PrintableItem, mark: string, references: References, arrow: string): string[] {
  const under = ' '.repeat(mark.length);
  const named = [lineText(item.title, references), bylineText(item.byline, references)].filter(
    (text) => text !== '',
  );
  const head = named.flatMap((text, at) => wrapText(text, { first: at === 0 ? mark : under, rest: under }));
  const isMarked = head.length > 0 || mark === '';
  const speaking = head.length > 0 && mark === '' ? `${arrow} ` : '';
  return [
    ...head,
    ...(item.url === null || item.url === wordsOfLine(item.title) ? [] : [under + item.url]),
    ...blockLines(item.commentary, references, {
      first: (isMarked ? under : mark) + speaking,
      rest: under + ' '.repeat(speaking.length),
    }),
    ...(item.previously === null
      ? []
      : [
          ...wrapText(`${item.previously.label}: ${item.previously.href}`, { first: under, rest: under }),
          ...blockLines(item.previously.blocks, references, { first: `${under}  `, rest: `${under}  ` }),
        ]),
  ];
}

function parted(groups: readonly string[][]): string[] {
  return groups.flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]));
}
