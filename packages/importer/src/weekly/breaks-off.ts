import { endsSentence } from '../text/sentences.ts';
import type { SourceLine } from '../text/source-line.ts';

/** The line goes on with the one above: hard-wrapped text, broken in the middle of a sentence. */
export function breaksOff(above: SourceLine | undefined, line: SourceLine): boolean {
  return (
    above !== undefined &&
    line.marker === 'none' &&
    !line.afterBlank &&
    above.marker !== 'rule' &&
    above.marker !== 'heading' &&
    !endsSentence(above.text) &&
    !/:$/.test(above.text) &&
    (/^\p{Ll}/u.test(line.text) ||
      (above.text.length >= 60 && above.text.length <= 84 && line.indent > 0 && line.indent > above.indent))
  );
}
