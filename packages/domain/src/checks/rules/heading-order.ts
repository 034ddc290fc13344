import { plainFromInline, type RichText } from '../../rich-text.ts';
import type { Section } from '../../snapshot.ts';
import { atField, type Check, quoted, type Rule } from '../check.ts';

/** Headings go down one level at a time (WCAG 1.3.1). The renderer mends a skip by raising it; the editor should know. */
export const headingOrder: Rule = ({ snapshot: { sections } }) =>
  sections.flatMap((section, at) => {
    let last = 0;
    return headingsOf(section).flatMap(({ depth, words }): Check[] => {
      const skips = depth > last + 1;
      last = depth;
      if (!skips || words.trim() === '') return [];
      const message = `The heading ${quoted(words)} skips a level.`;
      return [{ code: 'heading-order', stops: 'nothing', message, at: atField(`sections.${at}.body`) }];
    });
  });

/** Depth 1 stands right under the section's own heading. */
function headingsOf(section: Section): readonly { depth: number; words: string }[] {
  if (section.kind === 'outline') {
    return section.nodes
      .filter(({ type }) => type === 'heading')
      .map(({ depth, children }) => ({ depth: depth + 1, words: plainFromInline(children) }));
  }
  return 'body' in section ? inRichText(section.body) : [];
}

function inRichText(rich: RichText): readonly { depth: number; words: string }[] {
  return rich.flatMap((block) =>
    block.type === 'heading' ? [{ depth: block.level - 2, words: plainFromInline(block.children) }] : [],
  );
}
