import { plainFromInline, publicPaths, type Snapshot } from '@masthead/domain';
import { phrasesFor } from '../phrases/index.ts';
import { printableTheme } from '../theme.ts';
import { makeAnchors } from './anchors.ts';
import { dateLine } from './date-line.ts';
import { makeHeadingLevels } from './heading-levels.ts';
import { printBlocks } from './print-blocks.ts';
import { type IssueCorrection, printCorrections } from './print-corrections.ts';
import { printSection } from './print-section.ts';
import type { Printable, PrintableSection } from './printable.ts';
import { readingMinutes } from './reading-minutes.ts';
import { wordsOfSections } from './words-of.ts';

/** A contents list is printed from this many minutes and headed sections on; a shorter issue is faster read than listed. */
const longIssue = { minutes: 5, headings: 4 };

export interface WalkOptions {
  /** Put before links to our own pages: the site's address (default, needed in mails), or '' on the site itself. */
  readonly linkBase?: string;
  /** With the address and the citation of each item: on its public page. */
  readonly marks?: boolean;
  /** Errata that came after it was sent: its own and, by entry, those of other issues. */
  readonly corrections?: readonly IssueCorrection[];
}

/**
 * The one walk over a snapshot. Email, web and text print what it returns, field by field in its order,
 * so all three hold the same words in the same sequence: title, byline, commentary.
 */
export function walkSnapshot(snapshot: Snapshot, options: WalkOptions = {}): Printable {
  const { newsletter, issue } = snapshot;
  const base = options.linkBase ?? newsletter.siteUrl;
  const phrases = phrasesFor(issue.language);
  const blocks = { levels: makeHeadingLevels(1), direction: issue.direction };
  const corrections = printCorrections(options.corrections ?? [], issue.language);
  const anchors = makeAnchors();
  const lede = printBlocks(issue.lede, blocks);
  const sections = snapshot.sections
    .map((section) =>
      printSection(section, {
        ...blocks,
        base,
        phrases,
        anchors,
        corrections,
        language: issue.language,
        marks: options.marks ?? false,
      }),
    )
    .filter((section) => section !== null);
  const closing = printBlocks(issue.closing, blocks);
  const minutes = readingMinutes(wordsOfSections(issue.tagline, lede, sections, closing));
  return {
    language: issue.language,
    direction: issue.direction,
    theme: printableTheme(newsletter.theme),
    newsletter: {
      name: newsletter.name,
      description: newsletter.description,
      postalAddress: newsletter.postalAddress,
      homeHref: `${base}/`,
    },
    facts: [
      ...(issue.number === null ? [] : [`№ ${issue.number}`]),
      ...(issue.date === null ? [] : [dateLine(issue.date, issue.language)]),
      phrases.minutes(minutes),
    ],
    title: issue.tagline.trim() || issue.subject.trim() || newsletter.name,
    lede,
    contents: contentsOf(sections, minutes),
    sections,
    closing,
    corrections: corrections.ofIssue,
    issueHref: base + publicPaths.issue(issue.slug),
  };
}

/** The sections by heading; where there are few of them, the first headings inside an outline too. */
function contentsOf(sections: readonly PrintableSection[], minutes: number): Printable['contents'] {
  if (minutes < longIssue.minutes) return [];
  const outer = sections.flatMap(sectionEntry);
  if (outer.length >= longIssue.headings) return outer;
  const all = sections.flatMap((section) => [...sectionEntry(section), ...outlineHeadings(section)]);
  return all.length >= longIssue.headings ? all : [];
}

function sectionEntry({ anchor, heading }: PrintableSection): Printable['contents'] {
  return heading === null ? [] : [{ anchor, label: heading, depth: 0 }];
}

function outlineHeadings({ body }: PrintableSection): Printable['contents'] {
  if (body.kind !== 'prose') return [];
  return body.blocks.flatMap((block) =>
    block.type === 'heading' && block.level === 3 && block.anchor !== undefined
      ? [{ anchor: block.anchor, label: plainFromInline(block.children), depth: 1 }]
      : [],
  );
}
