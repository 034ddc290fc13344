import { leadingDate } from '../dates/looks-like-date.ts';
import { countWords, endsSentence } from '../text/sentences.ts';
import { knownOutlets, outletPattern } from './outlets.ts';

/** The end of a title line that ran on: what still belongs to the byline, and the comment stuck to it. */
export interface RunOn {
  readonly byline: string;
  readonly commentary: string;
}

/**
 * The last part of a title line may hold the source *and* the comment ("Some BlogThe team shipped …", "Outlet In a
 * test …"). Finds where the source stops; null when the part is a source (or a date) and nothing more.
 * Nothing is dropped: byline + commentary are the part's words in order. When no source can be told, byline is ''.
 */
export function splitRunOn(part: string, learned: readonly string[]): RunOn | null {
  if (!runsOn(part)) return null;
  // A source stands at the front; noise must not be searched to its end.
  const front = part.slice(0, 400);
  const end =
    afterDate(front) ??
    afterArxivCategory(front) ??
    afterName(front, learned) ??
    afterName(front, knownOutlets) ??
    afterOutletWord(front) ??
    beforeStarter(front) ??
    0;
  return { byline: part.slice(0, end).trim(), commentary: part.slice(end).trim() };
}

function runsOn(part: string): boolean {
  return (
    countWords(part) > 14 ||
    (countWords(part) > 5 && endsSentence(part) && !/\b(?:et al|Inc|Ltd|Co|Corp)\.$/.test(part))
  );
}

function afterDate(part: string): number | null {
  const date = leadingDate(part);
  return date !== null && startsComment(part.slice(date.length)) ? date.length : null;
}

function afterArxivCategory(part: string): number | null {
  const match = /^arXiv(?:\s*:?\s*\d{4}\.\d{4,5}(?:v\d+)?)?(?:\s+\[?[a-z-]+\.[A-Za-z-]{2,}\]?)?/.exec(part);
  return match && startsComment(part.slice(match[0].length)) ? match[0].length : null;
}

function afterName(part: string, names: readonly string[]): number | null {
  const fitting = names.filter((name) => part.startsWith(name) && startsComment(part.slice(name.length)));
  return fitting.reduce<number | null>((longest, { length }) => Math.max(longest ?? 0, length), null);
}

function afterOutletWord(part: string): number | null {
  const match = new RegExp(`^${outletPattern}`, 'u').exec(part);
  return match && startsComment(part.slice(match[0].length)) ? match[0].length : null;
}

/** "Outlet Name The largest …", also glued ("OutletThe largest …"): capitals up to a word that starts sentences. */
function beforeStarter(part: string): number | null {
  const match = new RegExp(
    `^(?:[\\p{Lu}\\p{N}][\\p{L}\\p{N}.&'’+-]*\\s+){0,3}?[\\p{Lu}\\p{N}][\\p{L}\\p{N}.&'’+-]*?(?=(?:\\s+|(?<=\\p{Ll}))(?:${starters})\\s)`,
    'u',
  ).exec(part);
  return match && match[0].length > 1 ? match[0].length : null;
}

const starters =
  "The|This|That|These|Those|There|In|On|At|By|For|From|With|Without|After|Before|Since|While|When|As|A|An|It|Its|It’s|It's|We|Our|They|Their|You|Your|He|She|Here|If|Unlike|Despite|According|Researchers|Engineers|Now|Today|Yesterday|New|Most|Many|Some|One|Two|Three|Four|Five|First|Uses|Proposes|Shows|Introduces|Accepted|Presents|Argues|Describes|Explains|Reports|Announced|Released";

/** What follows a source when the comment starts: a capital, digit or quote, with or without the space. */
function startsComment(rest: string): boolean {
  return /^(?:[:.,]?\s+|(?=\p{Lu}))["“‘'(`]?[\p{Lu}\p{N}`]/u.test(rest);
}
