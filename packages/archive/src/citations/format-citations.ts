import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { assertNever } from '@masthead/domain';
import type { CslItem } from './csl-item.ts';

export const citationFormats = ['bib', 'ris', 'csl.json'] as const;
/** The ending of the file's name. */
export type CitationFormat = (typeof citationFormats)[number];

export const citationTypes: Readonly<Record<CitationFormat, string>> = {
  bib: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  'csl.json': 'application/vnd.citationstyles.csl+json; charset=utf-8',
};

// Keys that readers can find again, the same in every file, instead of ones made of a name and a word.
Object.assign(plugins.config.get('@bibtex').format, { useIdAsLabel: true, checkLabel: false });

/** A file of citations; escaping is the library's. An item is named once, however often it is given. */
export function formatCitations(items: readonly CslItem[], format: CitationFormat): string {
  const once = [...new Map(items.map((item) => [item.id, item])).values()];
  // Told what it gets, it looks nothing up: as text an address would be fetched.
  const cite = new Cite(once, { forceType: '@csl/list+object', generateGraph: false });
  switch (format) {
    case 'bib':
      return `${cite.format('bibtex').trim()}\n`;
    case 'ris':
      return `${cite.format('ris').trimEnd()}\n`;
    case 'csl.json':
      return `${JSON.stringify(once, null, 2)}\n`;
    default:
      return assertNever(format);
  }
}
