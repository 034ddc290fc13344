import { blankItem, type DraftItem } from '@masthead/domain';
import { isNewsOutlet } from '../byline/outlets.ts';
import { type Byline, readByline } from '../byline/read-byline.ts';
import { splitRunOn } from '../byline/split-run-on.ts';
import { findArxivId } from '../ids/arxiv-id.ts';
import { findDoi } from '../ids/doi.ts';
import { findOpenReviewId } from '../ids/openreview-id.ts';
import { splitAtDots } from '../text/sentences.ts';
import type { SourceLine } from '../text/source-line.ts';

/** What the section holds by its name; single lines may say otherwise. */
export type MentionKind = 'story' | 'paper';

/** "Headline · date · source" or "Title · authors · id · venue", the last part maybe running on into the comment. */
export function readMention(
  line: SourceLine,
  expected: MentionKind,
  learnedSources: readonly string[],
): DraftItem {
  const [title = '', ...parts] = splitAtDots(line.text);
  // The first part that runs on ends the byline; dots after it belong to the comment.
  for (const [index, part] of parts.entries()) {
    const runOn = splitRunOn(part, learnedSources);
    if (!runOn) continue;
    const kept = [...parts.slice(0, index), runOn.byline].filter((text) => text !== '');
    const commentary = [runOn.commentary, ...parts.slice(index + 1)].join(' · ');
    return mention(line, title, kept, commentary, expected);
  }
  return mention(line, title, parts, '', expected);
}

/** Every part of the line is plainly a byline's: what stands alone under a title. */
export function isBylineOnly(line: SourceLine): boolean {
  const parts = splitAtDots(line.text);
  const { sure } = readByline(parts, true);
  return (
    sure > 0 &&
    sure >= parts.length - 1 &&
    parts.every((part) => splitRunOn(part, []) === null && part.length < 160)
  );
}

/** Reads a byline that stood on a line of its own into the item above it. */
export function addByline(item: DraftItem, line: SourceLine): void {
  const parts = splitAtDots(line.text);
  const byline = readByline(parts, item.kind === 'paper');
  Object.assign(item, {
    byline: parts.join(' · '),
    sources: byline.sources,
    dateText: byline.dateText,
    authors: byline.authors,
    venue: byline.venue,
    ids: byline.ids,
    url: item.url ?? line.url ?? byline.url,
  });
}

function mention(
  line: SourceLine,
  title: string,
  parts: readonly string[],
  commentary: string,
  expected: MentionKind,
): DraftItem {
  const kind = kindOf(expected, readByline(parts, true));
  const { sources, dateText, authors, venue, ids, url } = readByline(parts, kind === 'paper');
  const address = line.url ?? url;
  if (kind === 'paper') addIdsOf(address, ids);
  return blankItem(kind, {
    title,
    byline: parts.join(' · '),
    sources,
    dateText,
    authors,
    venue,
    ids,
    url: address,
    commentary,
  });
}

/** A paper's address often holds its id. */
function addIdsOf(address: string | null, ids: Byline['ids']): void {
  if (address === null) return;
  ids.arxiv ??= findArxivId(address)?.id ?? null;
  ids.doi ??= ids.arxiv === null ? findDoi(address) : null;
  ids.openReview ??= findOpenReviewId(address);
}

/** An arXiv id makes a paper wherever it stands; a blog post without id, authors or venue is news, also among papers. */
function kindOf(expected: MentionKind, byline: Byline): MentionKind {
  const identified = byline.ids.arxiv !== null || byline.ids.openReview !== null || byline.ids.doi !== null;
  if (expected === 'story') return identified && byline.ids.arxiv !== null ? 'paper' : 'story';
  const scholarly =
    identified || byline.authors.length > 0 || byline.venue !== null || byline.sources.length === 0;
  return !scholarly && byline.sources.every(isNewsOutlet) ? 'story' : 'paper';
}
