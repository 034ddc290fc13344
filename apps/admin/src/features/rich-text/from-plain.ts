import { richTextFromPlain } from '@masthead/domain';
import { lexicalFromRichText } from './convert.ts';
import type { LexicalState } from './lexical-nodes.ts';

/** Plain text → what a rich text field holds: blank lines part paragraphs, `code` between backticks is marked. */
export function lexicalFromPlain(text: string): LexicalState {
  return lexicalFromRichText(richTextFromPlain(text));
}
