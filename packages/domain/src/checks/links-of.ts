import { paperIdLinks } from '../paper-id-links.ts';
import type { Inline } from '../rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { itemsOf, type PlacedItem } from './items-of.ts';
import { type PlacedText, textsOf } from './texts-of.ts';

/** A link as readers meet it. */
export interface LinkUse {
  readonly url: string;
  readonly text: string;
  /** The form's field that holds it. */
  readonly path: string;
}

/** Every link an editor put into the issue, in printed order, repeated ones too. The mail's own furniture is not in it. */
export function linksOf(snapshot: Snapshot): readonly LinkUse[] {
  return textsOf(snapshot).flatMap(linksIn);
}

/** Those, and the ones that are made of papers' ids in their bylines: all that a reader of the issue's words can press. */
export function linksInOrder(snapshot: Snapshot): readonly LinkUse[] {
  const papers = new Map<string, Extract<PlacedItem, { kind: 'paper' }>>(
    itemsOf(snapshot).flatMap((placed) =>
      placed.kind === 'paper' ? [[`${placed.path}.title`, placed] as const] : [],
    ),
  );
  return textsOf(snapshot).flatMap((text) => {
    const paper = papers.get(text.path);
    if (paper === undefined) return linksIn(text);
    const ids = paperIdLinks(paper.item).map(({ href, id, label }) => ({
      url: href,
      text: label + id,
      // The id is the entry's, not the issue's.
      path: `${paper.path}.entry`,
    }));
    return [...linksIn(text), ...ids];
  });
}

function linksIn({ href, path, runs }: PlacedText): readonly LinkUse[] {
  const whole = href === null ? [] : [{ url: href, text: wordsOf(runs), path: urlFieldOf(path) }];
  return [...whole, ...linkedRuns(runs).map(({ text, url }) => ({ url, text, path }))];
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
