import { importKeyOf, importPaste } from '@masthead/importer';
import { DeskError } from '../desk-error.ts';
import { findDoubts } from './find-doubts.ts';

/** Two and a half megabytes of UTF-8: a hundred times the longest issue anybody sent. */
const mostBytes = 2.5 * 1024 * 1024;

/** A text, Markdown or HTML as the importer reads it, with what it was not sure of. @throws DeskError 413, 422 */
export function readText(source: string) {
  const bytes = Buffer.byteLength(source, 'utf8');
  if (bytes > mostBytes) {
    throw new DeskError(
      413,
      'too-long',
      `This is ${(bytes / 1024 / 1024).toFixed(1)} MB; an issue has some kilobytes.`,
      'Paste one issue, or bring a whole archive in as files.',
    );
  }
  const { format, issue: draft, places, report, text } = importPaste(source);
  if (report.lines === 0) {
    throw new DeskError(422, 'no-words', 'There are no words in this paste.', 'Paste the text of an issue.');
  }
  return {
    format,
    draft,
    places,
    report,
    text,
    importKey: importKeyOf(text),
    doubts: findDoubts(draft, places),
  };
}
