import { type DraftMention, findTwins, type LinePlace, mentionsOf, type Twin } from '@masthead/importer';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { matchMentions } from '../entries/match-mentions.ts';
import { findImported } from '../import-draft/import-draft.ts';
import type { PlaceRun, ReadPaste, TwinRead } from './paste-shape.ts';
import { readText } from './read-text.ts';

export const PasteRequest = z.strictObject({ source: z.string() });

/** Mentions of the longest real issue, several times over. In a longer paste only the first few get suggestions: each is a search. */
const mostOfAnIssue = 300;
const few = 40;

/**
 * A paste (text, Markdown, HTML) → the draft it would become, where each line went, what is known, suggested and
 * unsure. Writes nothing. @throws DeskError 413 when it is too long, 422 when it holds no words
 */
export async function readPaste(req: PayloadRequest, source: string): Promise<ReadPaste> {
  const { doubts, draft, format, importKey, places, report, text } = readText(source);
  const named = mentionsOf(draft);
  const [known, matched] = await Promise.all([
    findImported(req, importKey),
    matchMentions(req.payload, named, { suggestFor: named.length > mostOfAnIssue ? few : named.length }),
  ]);
  const twins = findTwins(named, (at) => !matched[at]?.match);
  const mentions = named.map(({ section, item }, at) => ({
    section,
    item,
    match: matched[at]?.match ?? null,
    twin: placeOfTwin(named, twins[at] ?? null),
    suggestions: matched[at]?.suggestions ?? [],
  }));
  return {
    format,
    text,
    importKey,
    known: known === null ? null : { issueId: known.issueId, number: known.number },
    draft,
    report,
    places: runsOf(places),
    mentions,
    doubts,
  };
}

function placeOfTwin(named: readonly DraftMention[], twin: Twin | null): TwinRead | null {
  const before = twin === null ? undefined : named[twin.of];
  if (twin === null || before === undefined) return null;
  return { section: before.section, item: before.item, differs: twin.differs };
}

/** Lines that follow each other to one place are one run: a paste of noise has a million lines and few places. */
function runsOf(places: readonly LinePlace[]): PlaceRun[] {
  const runs: (PlaceRun & { to: number })[] = [];
  for (const place of places) {
    const last = runs.at(-1);
    const goesOn =
      last !== undefined &&
      last.part === place.part &&
      last.section === place.section &&
      last.item === place.item &&
      last.free === place.free;
    if (goesOn) last.to = place.line;
    else runs.push({ ...place, to: place.line });
  }
  return runs;
}
