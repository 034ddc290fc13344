import type { Inline } from '../rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { textsOf } from './texts-of.ts';

/** A link as readers meet it. */
export interface LinkUse {
  readonly url: string;
  readonly text: string;
  /** The form's field that holds it. */
  readonly path: string;
}

/** Every link an editor put into the issue, in printed order, repeated ones too. The mail's own furniture is not in it. */
export function linksOf(snapshot: Snapshot): readonly LinkUse[] {
  const found: LinkUse[] = [];
  for (const { path, runs, href } of textsOf(snapshot)) {
    if (href !== null) found.push({ url: href, text: wordsOf(runs), path: urlFieldOf(path) });
    for (const { url, text } of linkedRuns(runs)) found.push({ url, text, path });
  }
  return found;
}

/** Neighbouring runs of one link (a bold word in it) are one link. */
function linkedRuns(runs: readonly Inline[]): readonly { url: string; text: string }[] {
  const found: { url: string; text: string }[] = [];
  runs.forEach(({ href, text }, at) => {
    if (href === undefined) return;
    const last = runs[at - 1]?.href === href ? found.at(-1) : undefined;
    if (last === undefined) found.push({ url: href, text });
    else last.text += text;
  });
  return found;
}

function wordsOf(runs: readonly Inline[]): string {
  return runs
    .map(({ text }) => text)
    .join('')
    .trim();
}

/** A title's address stands in a field of its own beside it. */
function urlFieldOf(path: string): string {
  return path.replace(/\.(title|sponsor)$/, '.url').replace(/\.caption$/, '.href');
}
