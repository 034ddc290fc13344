import { hasHandle, headingLike } from './outline/line-shapes.ts';
import { splitAtDots } from './text/sentences.ts';
import type { SourceLine } from './text/source-line.ts';
import { readsAsKnownHeading } from './weekly/heading-shape.ts';

export type Layout = 'weekly' | 'outline' | 'prose';

/** Which of the shapes we know a text has: sections of items, a recap's outline, or neither. */
export function detectLayout(lines: readonly SourceLine[]): Layout {
  const body = lines.slice(1);
  const known = lines.filter(readsAsKnownHeading).length;
  const arrows = body.filter((line) => line.marker === 'arrow').length;
  const dotted = body.filter((line) => splitAtDots(line.text).length > 1).length;
  if (known >= 2 || (known === 1 && (arrows > 0 || dotted > 0)) || arrows >= 1 || dotted >= 2)
    return 'weekly';
  const openers = body.filter((line) => /:$/.test(line.text)).length;
  const handles = body.filter((line) => hasHandle(line.text)).length;
  const nested = body.filter((line) => line.marker !== 'none' && line.indent > 1).length;
  const headings = body.filter((line) => headingLike(line) && line.marker !== 'number').length;
  if (headings >= 2 && openers + handles + nested >= 3) return 'outline';
  const marked = body.some(
    (line) => line.marker === 'heading' || line.marker === 'bullet' || line.marker === 'number',
  );
  return known === 1 || marked ? 'weekly' : 'prose';
}
