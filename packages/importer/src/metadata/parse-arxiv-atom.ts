import { Parser } from 'htmlparser2';
import { findArxivId } from '../ids/arxiv-id.ts';
import { findDoi } from '../ids/doi.ts';
import type { PaperMetadata } from './paper-metadata.ts';

/**
 * The first entry of an answer of arXiv's API (Atom, https://info.arxiv.org/help/api/user-manual.html). Null when it
 * has none, or when the entry is an error in disguise (its id lies under /api/errors).
 */
export function parseArxivAtom(xml: string): PaperMetadata | null {
  const path: string[] = [];
  const found = { title: '', id: '', published: '', doi: '', journal: '', authors: [] as string[] };
  let entries = 0;
  const parser = new Parser(
    {
      onopentagname(name) {
        path.push(name.toLowerCase());
        if (name.toLowerCase() === 'entry') entries += 1;
        if (entries === 1 && path.slice(-2).join('/') === 'author/name') found.authors.push('');
      },
      ontext(text) {
        if (entries !== 1) return;
        const at = path.slice(path.indexOf('entry') + 1).join('/');
        if (at === 'title') found.title += text;
        else if (at === 'id') found.id += text;
        else if (at === 'published') found.published += text;
        else if (at === 'arxiv:doi') found.doi += text;
        else if (at === 'arxiv:journal_ref') found.journal += text;
        else if (at === 'author/name') found.authors[found.authors.length - 1] += text;
      },
      onclosetag() {
        path.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  const title = oneLine(found.title);
  const arxiv = findArxivId(found.id);
  if (title === '' || arxiv === null || found.id.includes('/api/errors')) return null;
  const year = Number(found.published.slice(0, 4));
  return {
    title,
    authors: found.authors.map(oneLine).filter((name) => name !== ''),
    venue: oneLine(found.journal) || null,
    year: Number.isInteger(year) && year > 1900 ? year : null,
    arxivId: arxiv.id,
    doi: findDoi(found.doi),
    url: `https://arxiv.org/abs/${arxiv.id}`,
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
