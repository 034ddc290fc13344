import { displayWidth } from '../src/text/display-width.ts';

/**
 * The sentences of a paste that a text part does not hold, in the order of the paste; each must begin after the one before
 * it ended. Running text is compared letter by letter, points and dashes included. In a line of facts ("title · source ·
 * date", "- title — note") our print may part what was typed in one line, so there marks of parting and spaces do not count.
 */
export function missingSentences(paste: string, text: string): string[] {
  const print = running(text);
  const facts = pressed(print);
  const missing: string[] = [];
  let at = 0;
  for (const { isFacts, sentence } of sentencesOf(paste)) {
    const found = print.indexOf(running(sentence), at);
    const end =
      found >= 0
        ? found + running(sentence).length
        : isFacts
          ? unpressedEnd(print, endOfFacts(sentence, facts, pressed(print.slice(0, at)).length))
          : null;
    if (end === null) missing.push(sentence);
    else at = end;
  }
  return missing;
}

interface Sentence {
  readonly sentence: string;
  readonly isFacts: boolean;
}

/** As the Unicode rules part them (UAX 29). */
export function sentencesOf(paste: string): readonly Sentence[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  return paste.split(/\r?\n/).flatMap((line) => {
    const words = line.replace(/^\s*(?:→|[-*•]|\d+\.)\s+/, '');
    return [...segmenter.segment(words)]
      .map(({ segment }) => segment.trim())
      .filter((sentence) => sentence !== '')
      .map((sentence) => ({
        sentence,
        isFacts: sentence.includes(' · ') || (words !== line && sentence.includes(' — ')),
      }));
  });
}

/** Facts are printed in an order of our own (title, then show or authors, then ids): their end is that of the last of them. */
function endOfFacts(sentence: string, facts: string, from: number): number | null {
  const ends = sentence.split(/ · | — | (?=\()/).map((part) => {
    const found = facts.indexOf(pressed(part), from);
    return found < 0 ? null : found + pressed(part).length;
  });
  return ends.reduce((last, end) => (last === null || end === null ? null : Math.max(last, end)), from);
}

/** The place in the print behind its `count`th letter that is not pressed away. */
function unpressedEnd(print: string, count: number | null): number | null {
  if (count === null) return null;
  let kept = 0;
  for (let at = 0; at < print.length; at += 1) {
    if (kept === count) return at;
    kept += pressedAway.test(print.charAt(at)) ? 0 : 1;
  }
  return print.length;
}

const pressedAway = /[\s→—·()-]/;

/** Without our numbers of links and the strokes before callouts and quotes, wrapped lines joined. */
function running(text: string): string {
  return text
    .replace(/ \[\d+\]/g, '')
    .replace(/^\s*[|>] /gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function pressed(text: string): string {
  return running(text).replaceAll(new RegExp(pressedAway, 'g'), '');
}

/** Lines wider than 72 columns that could have been broken: one word, or an address behind its label, cannot. */
export function tooWide(text: string): string[] {
  return text.split('\n').filter((line) => {
    if (displayWidth(line) <= 72) return false;
    const words = line.trim().split(/\s+/);
    const last = words.at(-1) ?? '';
    const before = words.slice(0, -1).join(' ');
    const isMark = /^(?:[-→←|>]|\d+\.|\[\d+\])?$/u.test(before);
    return !(isMark || (/^(?:https?|mailto):/.test(last) && displayWidth(before) <= 72));
  });
}
