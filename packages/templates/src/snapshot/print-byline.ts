import type { Inline, MediaMention, PaperMention, StoryMention } from '@masthead/domain';
import { paperIdLinks, publicPaths } from '@masthead/domain';
import { en } from '../phrases/en.ts';
import type { Phrases } from '../phrases/index.ts';
import { isBlankLine, printLine } from './print-line.ts';
import type { Line } from './printable.ts';

/** The line under a story's title: as typed, else its sources and date; then its topics as links. */
export function storyByline(story: StoryMention, base: string): Line {
  const typed = story.byline.trim() || joinParts([...story.sources, story.dateText], story.title);
  return withParts(printLine([{ text: typed }]), topicLinks(story.topics, typed, base));
}

/** The line under a paper's title: as typed, else authors, venue, year; then ids and topics that it does not name yet. */
export function paperByline(paper: PaperMention, base: string): Line {
  const year = paper.year === null ? null : String(paper.year);
  const typed = paper.byline.trim() || joinParts([paper.authors.join(', '), paper.venue, year], paper.title);
  const ids = paperIds(paper);
  return withParts(markIds(typed, ids), [
    ...ids.filter((id) => !typed.includes(id.needle)).map((id) => [id.run]),
    ...topicLinks(paper.topics, typed, base),
  ]);
}

/** The line under a talk or podcast: as typed, else show and people; then "podcast, 52 min" in the language. */
export function mediaByline(media: MediaMention, phrases: Phrases): Line {
  const typed = media.byline.trim() || joinParts([media.show, media.people.join(', ')], media.title);
  const facts = [phrases, en].map((words) => [mediumIn(media, words), durationIn(media, words)]);
  const [own = [], english = []] = facts;
  const unsaid = own.filter((fact, at) => fact !== null && !isSaid(typed, [fact, english[at]]));
  return withParts(
    printLine([{ text: typed }]),
    unsaid.length === 0 ? [] : [[{ text: unsaid.join(phrases.comma) }]],
  );
}

function mediumIn({ medium }: MediaMention, { media }: Phrases): string | null {
  if (medium === null) return null;
  return medium in media ? media[medium as keyof typeof media] : medium;
}

function durationIn({ durationMinutes }: MediaMention, { duration }: Phrases): string | null {
  return durationMinutes === null ? null : duration(durationMinutes);
}

/** Editors may have typed it already, in our words or in English ones. */
function isSaid(typed: string, words: readonly (string | null | undefined)[]): boolean {
  const line = typed.toLowerCase();
  return words.some((word) => word && line.includes(word.toLowerCase()));
}

/** What the title says already ("Ada Byron on engines") is not said again. */
function joinParts(parts: readonly (string | null)[], title: string): string {
  return parts.filter((part) => part !== null && part !== '' && !title.includes(part)).join(' · ');
}

function withParts(line: Line, more: readonly Line[]): Line {
  return [line, ...more]
    .filter((part) => !isBlankLine(part))
    .flatMap((part, at) => (at === 0 ? part : [{ text: ' · ' }, ...part]));
}

function topicLinks(topics: StoryMention['topics'], typed: string, base: string): readonly Line[] {
  return topics
    .filter((topic) => !typed.includes(topic.name))
    .map((topic) => [{ text: topic.name, href: base + publicPaths.topic(topic.slug) }]);
}

interface PaperId {
  /** What a byline holds that names the id already. */
  readonly needle: string;
  readonly run: Inline;
}

function paperIds(paper: PaperMention): readonly PaperId[] {
  return paperIdLinks(paper).map(({ href, id, label }) => ({
    needle: id,
    run: { text: label + id, code: true, href },
  }));
}

/** The ids inside a typed byline, set in mono and linked; the words stay as they were. */
function markIds(typed: string, ids: readonly PaperId[]): Line {
  let runs: Inline[] = [{ text: typed }];
  for (const { needle, run } of ids) {
    runs = runs.flatMap((piece) => (piece.code ? [piece] : splitAt(piece.text, needle, run)));
  }
  return printLine(runs);
}

function splitAt(text: string, needle: string, run: Inline): Inline[] {
  const at = text.indexOf(needle);
  if (at < 0) return [{ text }];
  const start = text.slice(0, at).match(/(?:arXiv|doi|OpenReview)[:\s]*$/i)?.index ?? at;
  const end = at + needle.length;
  return [
    { text: text.slice(0, start) },
    { ...run, text: text.slice(start, end) },
    { text: text.slice(end) },
  ];
}
