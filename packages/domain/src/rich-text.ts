import { z } from 'zod';
import { WebUrl } from './ids.ts';

/** A run of text with at most one link around it. Marks are flags, so no nesting can go wrong. */
export const Inline = z.object({
  text: z.string(),
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  code: z.literal(true).optional(),
  href: WebUrl.optional(),
});
export type Inline = z.infer<typeof Inline>;

/** Blocks of a rich text: flat, lists carry their depth (0 = outermost), headings their level below the section (3–4). */
export const RichBlock = z.discriminatedUnion('type', [
  z.object({ type: z.literal('paragraph'), children: z.array(Inline) }),
  z.object({
    type: z.literal('heading'),
    level: z.union([z.literal(3), z.literal(4)]),
    children: z.array(Inline),
  }),
  z.object({
    type: z.literal('listItem'),
    ordered: z.boolean(),
    depth: z.int().min(0).max(5),
    children: z.array(Inline),
  }),
  z.object({ type: z.literal('quote'), children: z.array(Inline) }),
]);
export type RichBlock = z.infer<typeof RichBlock>;

/** What editors write as running text. The whole house renders this and nothing else: never raw HTML. */
export const RichText = z.array(RichBlock);
export type RichText = z.infer<typeof RichText>;

/** Plain text → rich text: blank lines part paragraphs, `code` and `[words](https://…)` are marked, all else is literal. */
export function richTextFromPlain(text: string): RichText {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ type: 'paragraph', children: inlineFromPlain(paragraph) }));
}

/** One line of plain text → inline runs; only backticks and `[words](https://…)` mean something. */
export function inlineFromPlain(text: string): Inline[] {
  return text
    .split(/(`[^`\n]+`|\[[^\][\n]+\]\(https?:\/\/[^\s()]+\))/)
    .filter((part) => part !== '')
    .map((part): Inline => {
      if (part.length > 2 && part.startsWith('`') && part.endsWith('`'))
        return { text: part.slice(1, -1), code: true };
      const [, words, address] = /^\[([^\][\n]+)\]\((https?:\/\/[^\s()]+)\)$/.exec(part) ?? [];
      const href = WebUrl.safeParse(address);
      return words !== undefined && href.success ? { text: words, href: href.data } : { text: part };
    });
}

/** The words of a rich text, blocks parted by blank lines. */
export function plainFromRichText(rich: RichText): string {
  return rich.map((block) => plainFromInline(block.children)).join('\n\n');
}

export function plainFromInline(children: readonly Inline[]): string {
  return children.map((run) => run.text).join('');
}
