import type { Phrases } from '../phrases/index.ts';
import type { Printable } from '../snapshot/index.ts';
import { blockLines } from './block-text.ts';
import { makeReferences } from './references.ts';
import { sectionLines, underlined } from './section-text.ts';
import { wrapText } from './wrap-text.ts';

/** What differs from reader to reader, as it shall stand in the part. */
export interface ReaderLinks {
  readonly unsubscribeUrl: string;
  readonly preferencesUrl: string;
  readonly greeting: string;
}

/** The text part of an issue: at most 72 columns but for long words and addresses, no trailing space, ends in one line break. */
export function issueText(issue: Printable, links: ReaderLinks, phrases: Phrases): string {
  const references = makeReferences();
  const arrow = issue.direction === 'rtl' ? '←' : '→';
  const lines = [
    issue.newsletter.name,
    ...wrapText(issue.facts.join(' · ')),
    `${phrases.viewInBrowser}: ${issue.issueHref}`,
    `${phrases.unsubscribe}: ${links.unsubscribeUrl}`,
    '',
    '',
    ...underlined(issue.title, '='),
    '',
    links.greeting,
    '',
    ...blockLines(issue.lede, references),
    ...withBreak(references.takeNew()),
    ...contentsLines(issue, phrases),
    ...issue.sections.flatMap((section) => sectionLines(section, references, arrow)),
    ...closingLines(issue, references),
    '',
    '',
    ...footerLines(issue, links, phrases),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function withBreak(lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

function contentsLines(issue: Printable, phrases: Phrases): string[] {
  if (issue.contents.length === 0) return [];
  const entries = issue.contents.flatMap(({ label, depth }) => {
    const under = '  '.repeat(depth);
    return wrapText(label, { first: `${under}- `, rest: `${under}  ` });
  });
  return ['', `${phrases.inThisIssue}:`, ...entries];
}

function closingLines(issue: Printable, references: ReturnType<typeof makeReferences>): string[] {
  if (issue.closing.length === 0) return [];
  return ['', '', '* * *', '', ...blockLines(issue.closing, references), ...withBreak(references.takeNew())];
}

/** `-- ` is left out: some clients fold all below it away, the address and the unsubscribe link with it. */
function footerLines(issue: Printable, links: ReaderLinks, phrases: Phrases): string[] {
  return [
    '-'.repeat(72),
    ...wrapText(phrases.whyYouGetThis(issue.newsletter.name)),
    `${phrases.unsubscribe}: ${links.unsubscribeUrl}`,
    `${phrases.preferences}: ${links.preferencesUrl}`,
    `${phrases.viewInBrowser}: ${issue.issueHref}`,
    '',
    ...issue.newsletter.postalAddress.split('\n').flatMap((line) => wrapText(line)),
  ];
}
