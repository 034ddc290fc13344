import { Parser } from 'htmlparser2';
import { type HtmlReader, makeHtmlReader } from './html-reader.ts';

/** Deeper than any letter. The parser's time grows with the depth times the length, so noise is read in stretches. */
const deepest = 500;

/**
 * HTML → the Markdown that the importer reads: every visible word in order, one line a block, with headings, list
 * marks, quotations, rules, bold beginnings and links. Styles, scripts and what is hidden are left out; nothing is
 * run, fetched or kept of the markup. Reads any depth and any broken nesting, in time in proportion to its length.
 */
export function textOfHtml(html: string): string {
  const lines: string[] = [];
  for (let rest = html; rest !== ''; ) rest = readStretch(rest, makeHtmlReader(lines));
  return lines.join('\n').trim();
}

/** Reads until the end, or until it nests too deep; what is left of it then. */
function readStretch(html: string, reader: HtmlReader): string {
  let left = '';
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        reader.open(name, attributes);
        if (reader.depth() < deepest) return;
        left = html.slice(parser.endIndex + 1);
        parser.pause();
      },
      ontext: (text) => {
        if (left === '') reader.text(text);
      },
      onclosetag: (name) => {
        if (left === '') reader.close(name);
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(html);
  if (left === '') parser.end();
  reader.end();
  return left;
}
