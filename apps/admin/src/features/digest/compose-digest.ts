import type { PaperMention, Section, StoryMention } from '@masthead/domain';
import type { DigestWords } from '@masthead/templates';
import type { Issue } from '../../payload-types.ts';
import { lexicalFromOutline, lexicalFromRichText, type OutlineNode } from '../rich-text/convert.ts';
import { lexicalFromPlain } from '../rich-text/from-plain.ts';
import type { MonthIssue } from './month-issues.ts';

type SectionBlock = NonNullable<Issue['sections']>[number];
type Draft = Pick<Issue, 'archiveMode' | 'lede' | 'sections' | 'tagline'>;

/** What recurs is named when at least two mentions share it. */
const MENTIONS_TO_RECUR = 2;
const TOPICS = 5;
const MENTIONS_NAMED = 5;

/**
 * The month's issues → the draft of their digest: leads, the topics most covered, papers, the issues themselves. What an
 * issue said stands as it said it, under its canonical entry; an entry of several issues stands once, as the last said it.
 */
export function composeDigest(of: {
  readonly issues: readonly MonthIssue[];
  /** `YYYY-MM` */
  readonly month: string;
  readonly language: string;
  readonly siteUrl: string;
  readonly words: DigestWords;
}): Draft {
  const { issues, words } = of;
  const month = monthName(of.month, of.language);
  const sections: SectionBlock[] = [
    { blockType: 'stories', heading: words.leads, items: latestOfEach(issues.flatMap(leadsOf)).map(rowOf) },
    {
      blockType: 'outline',
      heading: words.topics,
      body: lexicalFromOutline(topicNodes(issues)),
    },
    {
      blockType: 'papers',
      heading: words.papers,
      items: latestOfEach(issues.flatMap((issue) => mentionsIn(issue, 'papers'))).map(rowOf),
    },
    { blockType: 'reading', heading: words.issues, items: issues.map((issue) => issueRow(issue, of)) },
  ];
  return {
    tagline: words.title(month),
    lede: lexicalFromPlain(words.lede({ issues: issues.length, month })),
    archiveMode: strictest(issues),
    sections: sections.filter(isFilled),
  };
}

type Mention = StoryMention | PaperMention;

function mentionsIn(issue: MonthIssue, kind: 'papers'): readonly PaperMention[];
function mentionsIn(issue: MonthIssue, kind: 'bigStory' | 'stories'): readonly StoryMention[];
function mentionsIn(issue: MonthIssue, kind: 'papers' | 'bigStory' | 'stories'): readonly Mention[] {
  return issue.snapshot.sections.flatMap((section): readonly Mention[] =>
    section.kind === kind ? (section.items as readonly Mention[]) : [],
  );
}

/** The big story; of an issue without one its first story. */
function leadsOf(issue: MonthIssue): readonly StoryMention[] {
  const big = mentionsIn(issue, 'bigStory');
  return big.length > 0 ? big : mentionsIn(issue, 'stories').slice(0, 1);
}

/** Each entry once: in the place of its first mention, in the words of its last. */
function latestOfEach<Item extends Mention>(mentions: readonly Item[]): readonly Item[] {
  return [...new Map(mentions.map((mention) => [keyOf(mention), mention])).values()];
}

function keyOf({ entryId, title, url }: Mention): string {
  return entryId ?? url ?? title;
}

function rowOf({ byline, commentary, entryId, title, url }: Mention) {
  return {
    ...(entryId === null ? {} : { entry: entryId }),
    title,
    byline,
    // With an entry, its own address is printed.
    url: entryId === null ? url : null,
    commentary: lexicalFromRichText(commentary),
    printPrevious: false,
  };
}

interface Recurring {
  readonly name: string;
  readonly issues: Set<string>;
  readonly mentions: Map<string, { readonly mention: Mention; readonly issue: MonthIssue }>;
}

/** A heading a topic, most issues first, and under it what was said of it, each with its issue. */
function topicNodes(issues: readonly MonthIssue[]): OutlineNode[] {
  const topics = new Map<string, Recurring>();
  for (const issue of issues) {
    for (const mention of issue.snapshot.sections.flatMap(topical)) {
      for (const { slug, name } of mention.topics) {
        const topic = topics.get(slug) ?? { name, issues: new Set<string>(), mentions: new Map() };
        topic.issues.add(issue.slug);
        topic.mentions.set(`${issue.slug} ${keyOf(mention)}`, { mention, issue });
        topics.set(slug, topic);
      }
    }
  }
  return [...topics.values()]
    .filter(({ mentions }) => mentions.size >= MENTIONS_TO_RECUR)
    .sort(
      (a, b) =>
        b.issues.size - a.issues.size || b.mentions.size - a.mentions.size || (a.name < b.name ? -1 : 1),
    )
    .slice(0, TOPICS)
    .flatMap(({ name, mentions }): OutlineNode[] => [
      { type: 'heading', depth: 0, children: [{ text: name }] },
      ...[...mentions.values()].slice(0, MENTIONS_NAMED).map(mentionNode),
    ]);
}

function mentionNode({ issue, mention }: { mention: Mention; issue: MonthIssue }): OutlineNode {
  const { title, url } = mention;
  return {
    type: 'item',
    depth: 0,
    children: [{ text: title, ...(url === null ? {} : { href: url }) }, { text: ` · ${nameOf(issue)}` }],
  };
}

function topical(section: Section): readonly Mention[] {
  return section.kind === 'bigStory' || section.kind === 'stories' || section.kind === 'papers'
    ? section.items
    : [];
}

function issueRow(issue: MonthIssue, { language, siteUrl }: { language: string; siteUrl: string }) {
  const day = issue.date === null ? '' : dayName(issue.date, language);
  return {
    title: issue.tagline || nameOf(issue),
    url: `${siteUrl}/issues/${issue.slug}`,
    byline: [issue.number === null ? '' : `№${issue.number}`, day].filter((part) => part !== '').join(' · '),
    note: lexicalFromPlain(''),
  };
}

function nameOf({ date, number, slug }: MonthIssue): string {
  return number === null ? (date ?? slug) : `№${number}`;
}

/** A digest shows no more in the archive than the issues it is made of. */
function strictest(issues: readonly MonthIssue[]): NonNullable<Issue['archiveMode']> {
  const modes = new Set(issues.map(({ archiveMode }) => archiveMode));
  return modes.has('subscribers') ? 'subscribers' : modes.has('unlisted') ? 'unlisted' : 'public';
}

function isFilled(block: SectionBlock): boolean {
  if (block.blockType === 'outline') return (block.body?.root.children.length ?? 0) > 0;
  return 'items' in block && (block.items ?? []).length > 0;
}

function monthName(month: string, language: string): string {
  return format(language, { month: 'long', year: 'numeric' }, `${month}-15`);
}

function dayName(date: string, language: string): string {
  return format(language, { day: 'numeric', month: 'long', year: 'numeric' }, date);
}

function format(language: string, options: Intl.DateTimeFormatOptions, date: string): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(
    new Date(`${date}T12:00:00Z`),
  );
}
