import type { Line } from '../snapshot/index.ts';
import type { References } from './references.ts';

/** A line as plain text: code keeps its backticks, a link becomes its words and a number unless the words are the address. */
export function lineText(line: Line, references: References): string {
  return line
    .map((run, at) => {
      const text = run.code ? `\`${run.text}\`` : run.text;
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
