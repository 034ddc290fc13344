import { type PaperMetadata, parseArxivAtom, parseCrossref } from '@masthead/importer';
import type { AskWeb } from '@masthead/links';

/** A paper by the id a registry knows it by. */
export type PaperId =
  | { readonly registry: 'arxiv'; readonly id: string }
  | { readonly registry: 'crossref'; readonly id: string };

/** Asks who knows. Null: nobody knows it. @throws when nobody could be asked */
export type LookUp = (paper: PaperId) => Promise<PaperMetadata | null>;

/** Where the registries answer; tests put servers of their own there. */
export interface Registries {
  readonly arxiv: string;
  readonly crossref: string;
}

export const publicRegistries: Registries = {
  arxiv: 'https://export.arxiv.org',
  crossref: 'https://api.crossref.org',
};

/** One question to a registry over the desk's guarded way out. A redirect is no answer: both speak at one address. */
export function makeLookUp(ask: AskWeb, registries: Registries = publicRegistries): LookUp {
  return async (paper) => {
    const url =
      paper.registry === 'arxiv'
        ? `${registries.arxiv}/api/query?id_list=${encodeURIComponent(paper.id)}&max_results=1`
        : `${registries.crossref}/works/${encodeURIComponent(paper.id)}`;
    const { body, status } = await ask({ url, method: 'GET', timeoutMs: 8_000, maxBytes: 512 * 1024 });
    if (status === 404 || status === 400) return null;
    if (status !== 200) throw new Error(`${paper.registry} answered ${status}`);
    // "Rate exceeded." comes as a page, and with a 200: no word on the paper.
    if (!isAnswer(paper.registry, body)) throw new Error(`${paper.registry} answered something else`);
    const found = paper.registry === 'arxiv' ? parseArxivAtom(body) : parseCrossref(body);
    // Another paper than the one asked for is no answer to this question.
    const id = paper.registry === 'arxiv' ? found?.arxivId : found?.doi;
    return found !== null && id?.toLowerCase() === paper.id.toLowerCase() ? found : null;
  };
}

/** Whether a body is in the registry's own form: an Atom feed, or the JSON of one work. */
function isAnswer(registry: PaperId['registry'], body: string): boolean {
  if (registry === 'arxiv') return /<feed[\s>]/.test(body);
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' && answer !== null && 'message' in answer;
  } catch {
    return false;
  }
}
