import { looksLikeHtml } from './html/looks-like-html.ts';
import { textOfHtml } from './html/text-of-html.ts';
import { importNormalised } from './import-text.ts';
import type { ImportedText } from './imported-text.ts';
import { normaliseText } from './text/normalise-text.ts';
import { withoutQuotedPrintable } from './text/quoted-printable.ts';

export interface ImportedPaste extends ImportedText {
  readonly format: 'text' | 'html';
  /** The paste as lines of text or Markdown, to which `places` refer: shown beside the result, and what is keyed. */
  readonly text: string;
}

/** Whatever an editor pastes or drops (text, Markdown, HTML, also with a mail's encoding left in it) → an issue draft. Never throws. */
export function importPaste(source: string): ImportedPaste {
  const decoded = withoutQuotedPrintable(source);
  const isHtml = looksLikeHtml(decoded);
  const text = normaliseText(isHtml ? textOfHtml(decoded) : decoded);
  return { format: isHtml ? 'html' : 'text', text, ...importNormalised(text) };
}
