import type { SectionKind } from '@masthead/domain';
import { findArxivId } from '../ids/arxiv-id.ts';
import { countWords, isProse, splitAtDashes, splitAtDots, splitFirstSentence } from '../text/sentences.ts';
import type { SourceLine } from '../text/source-line.ts';

/** The kind of section whose heading tells us nothing, by what its lines look like. */
export function inferKind(lines: readonly SourceLine[]): SectionKind {
  const body = lines.filter((line) => line.marker !== 'rule');
  if (body.length === 0) return 'text';
  const dotted = body.filter((line) => splitAtDots(line.text).length > 1);
  const arrows = body.filter((line) => line.marker === 'arrow');
  if (arrows.length > 0 || dotted.length * 2 >= body.length) {
    const scholarly = dotted.filter(
      (line) => findArxivId(line.text) !== null || /\bet al\b|openreview/i.test(line.text),
    );
    return scholarly.length > 0 && scholarly.length * 2 >= dotted.length ? 'papers' : 'stories';
  }
  if (isTitledProse(body)) return 'stories';
  const bullets = body.filter((line) => line.marker === 'bullet' || line.marker === 'number');
  if (bullets.length * 2 < body.length) return 'text';
  if (bullets.some((line) => line.indent > (bullets[0]?.indent ?? 0) + 1)) return 'outline';
  const titled = bullets.filter((line) => line.url !== null || isTitled(line.text));
  if (titled.length * 2 >= bullets.length) return 'reading';
  const claims = bullets.filter((line) => line.bold !== '' || splitFirstSentence(line.text) !== null);
  return claims.length * 2 >= bullets.length ? 'takeaways' : 'outline';
}

/** Title, paragraph, title, paragraph: stories without bylines. One title alone may be anything. */
function isTitledProse(body: readonly SourceLine[]): boolean {
  if (body.some((line) => line.marker !== 'none')) return false;
  const titles = body.filter((line, i) => {
    const next = body[i + 1];
    return !isProse(line.text) && countWords(line.text) >= 2 && next !== undefined && isProse(next.text);
  });
  return titles.length >= 2 && titles.length * 3 >= body.length && titles[0] === body[0];
}

/** "Title — note" with a title short enough to be one. */
function isTitled(text: string): boolean {
  const [title = '', ...note] = splitAtDashes(text);
  return note.length > 0 && countWords(title) <= 14 && splitFirstSentence(title) === null;
}
