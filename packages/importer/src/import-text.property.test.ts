import fc from 'fast-check';
import { testNewsletter } from '../test/test-newsletter.ts';
import {
  findLostLines,
  importKeyOf,
  importText,
  normaliseText,
  printDraft,
  snapshotFromDraft,
} from './index.ts';

const word = fc.constantFrom(
  'Harbor-3',
  'tide',
  'Mbeki',
  'learns',
  'v2.0',
  '71%',
  'the',
  'of',
  'İ',
  '数据',
  'naïve',
  'e.g.',
  '@ada',
  '“quoted”',
  '(2026)',
  '`code`',
  '8%→29%',
);
const phrase = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '));
const sentence = phrase.map((text) => `${text}.`);
const meta = fc.constantFrom(
  'June 2, 2026',
  'May 5',
  'ongoing',
  '~June 3',
  'Harbor Blog',
  'arXiv:2606.01234',
  'Okoro, Lindqvist, 2026',
  'TMLR 2026',
  'doi:10.5555/x.1',
  'https://example.org/a',
);
const mark = fc.constantFrom(
  '',
  '',
  '- ',
  '• ',
  '* ',
  '– ',
  '1. ',
  '2) ',
  '→ ',
  '-> ',
  '## ',
  '### ',
  '  - ',
  '    ',
  '> ',
);
const line = fc.oneof(
  fc.constantFrom(
    'Watch & Listen First',
    'Key Takeaways',
    'The Big Story',
    'Also This Week',
    'From the Lab',
    'Worth Reading',
    'TL;DR',
    'Odds and Ends',
    '---',
    '***',
    '====',
    'Keep reading with a free trial',
    '',
  ),
  fc.tuple(mark, phrase).map((parts) => parts.join('')),
  fc.tuple(mark, sentence, sentence).map(([start, a, b]) => `${start}${a} ${b}`),
  fc
    .tuple(phrase, fc.array(meta, { minLength: 1, maxLength: 4 }))
    .map(([title, parts]) => [title, ...parts].join(' · ')),
  fc.tuple(phrase, meta, sentence).map(([title, part, comment]) => `${title} · May 6 · ${part} ${comment}`),
  fc.tuple(mark, phrase, sentence).map(([start, title, note]) => `${start}${title} — ${note}`),
  phrase.map((text) => `${text}:`),
  fc.string({ unit: 'grapheme', maxLength: 40 }).map(withoutMarkup),
);
const text = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'));
const anything = fc.oneof(text, fc.string({ unit: 'binary', maxLength: 300 }));

describe('whatever is pasted', () => {
  it('is read without an exception into a report that adds up, each line once and in order', () => {
    fc.assert(
      fc.property(anything, (pasted) => {
        const { report, places } = importText(pasted);
        const holding = normaliseText(pasted)
          .split('\n')
          .flatMap((one, i) => (one.trim() === '' ? [] : [i + 1]));
        expect(places.map((place) => place.line)).toEqual(holding);
        expect(report.lines).toBe(holding.length);
        expect(report.placed + report.asFreeText).toBe(report.lines);
      }),
      { numRuns: 1500 },
    );
  });

  it('loses no word: every line stands in the draft, after the one before', () => {
    fc.assert(
      fc.property(text, (pasted) => {
        expect(findLostLines(pasted, printDraft(importText(pasted).issue).join('\n'))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('becomes a snapshot', () => {
    fc.assert(
      fc.property(anything, (pasted) => {
        const snapshot = snapshotFromDraft(importText(pasted).issue, testNewsletter);
        expect(snapshot.issue.subject).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it('reads the same, and has the same key, whichever program saved it', () => {
    const savings: ((pasted: string) => string)[] = [
      (pasted) => pasted.replace(/\n/g, '\r\n'),
      (pasted) => pasted.replace(/\n/g, '\r'),
      (pasted) => `\ufeff${pasted}`,
      (pasted) => pasted.replace(/ /g, '\u00a0'),
      (pasted) => pasted.replace(/ /g, ' \u200b'),
      (pasted) => pasted.replace(/\n/g, '  \n'),
      (pasted) => pasted.normalize('NFD'),
    ];
    fc.assert(
      fc.property(text, fc.constantFrom(...savings), (pasted, save) => {
        expect(importText(save(pasted))).toEqual(importText(pasted));
        expect(importKeyOf(save(pasted))).toBe(importKeyOf(pasted));
      }),
      { numRuns: 700 },
    );
  });

  it('has another key as soon as a word differs', () => {
    fc.assert(
      fc.property(text, phrase, (pasted, more) => {
        expect(importKeyOf(`${pasted}\n${more}`)).not.toBe(importKeyOf(pasted));
      }),
    );
  });
});

/** Random text without what Markdown takes out on purpose: link addresses. */
function withoutMarkup(value: string): string {
  return value.replace(/[[\]()]/g, '');
}
