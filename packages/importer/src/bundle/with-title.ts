import { looksLikeHtml } from '../html/looks-like-html.ts';
import { textOfHtml } from '../html/text-of-html.ts';
import { normaliseTitle } from '../matching/normalise-title.ts';
import type { PostFacts } from './bundle.ts';

/** The words of a post under its title and subtitle, as it was read there; what it begins with already is not said twice. */
export function withTitle(source: string, { subtitle, title }: PostFacts): string {
  const isHtml = looksLikeHtml(source);
  const opening = (isHtml ? textOfHtml(source.slice(0, 20_000)) : source)
    .split('\n')
    .map((line) => normaliseTitle(line.replace(/^[#>*\s]+/, '')))
    .filter((line) => line !== '')
    .slice(0, 3);
  const missing = [title, subtitle]
    .map((words) => words.trim())
    .filter((words) => words !== '')
    .filter((words) => !opening.includes(normaliseTitle(words)));
  if (missing.length === 0) return source;
  return isHtml
    ? `${missing.map((words) => `<p>${escaped(words)}</p>`).join('\n')}\n${source}`
    : `${missing.join('\n\n')}\n\n${source}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
