import { useWords } from '../words/site-words.ts';

interface CiteBoxProps {
  /** One line for people. */
  readonly reference: string | null;
  readonly bibtex: string;
  /** The page's own path; the files lie beside it. */
  readonly path: string;
  /** "Cite this issue". */
  readonly what: string;
  readonly note?: string;
}

/** "Cite this": closed until somebody wants it; opens without a script, and copies with one. */
export function CiteBox({ reference, bibtex, path, what, note }: CiteBoxProps) {
  const { cite } = useWords();
  return (
    <details className="cite" id="cite">
      <summary>{what}</summary>
      {reference === null ? null : <p className="cite__reference">{reference}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard */}
      <section className="cite__bibtex" aria-label="BibTeX" tabIndex={0}>
        <pre id="bibtex">{bibtex.trim()}</pre>
      </section>
      <p className="cite__files">
        <CitationLinks path={path} />
        {' · '}
        <button type="button" className="text-button" data-copy="bibtex" data-done={cite.copied} hidden>
          {cite.copy}
        </button>
      </p>
      {note === undefined ? null : <p className="quiet">{note}</p>}
    </details>
  );
}

/** The three files of a thing. @param query of a search, with its question mark */
export function CitationLinks({ path, query = '' }: { readonly path: string; readonly query?: string }) {
  return (
    <>
      <a href={`${path}.bib${query}`}>BibTeX</a>&nbsp;· <a href={`${path}.ris${query}`}>RIS</a>&nbsp;·{' '}
      <a href={`${path}.csl.json${query}`}>CSL-JSON</a>
    </>
  );
}
