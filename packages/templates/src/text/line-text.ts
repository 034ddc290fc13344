import type { Line } from '../snapshot/index.ts';
import type { References } from './references.ts';

/** A line as plain text: code stands between backticks, a link becomes its words and a number unless the words are the address. */
export function lineText(line: Line, references: References): string {
  return wordsAndNumbers(line, references, '`');
}

/** A line of facts: the same, but an id set in mono is not marked (nobody typed backticks there). */
export function bylineText(line: Line, references: References): string {
  return wordsAndNumbers(line, references, '');
}

function wordsAndNumbers(line: Line, references: References, codeMark: string): string {
  return line
    .map((run, at) => {
      const text = run.code ? codeMark + run.text + codeMark : run.text;
      const { href } = run;
      if (href === undefined || line[at + 1]?.href === href) return text;
      return isSpelledOut(run.text, href) ? text : `${text} [${references.numberOf(href)}]`;
    })
    .join('');
}

function isSpelledOut(text: string, href: string): boolean {
  const words = text.trim();
  return [href, href.replace(/^https?:\/\//, ''), href.replace(/^mailto:/, '')].some(
    (spelled) => spelled === words || spelled === `${words}/`,
  );
}
