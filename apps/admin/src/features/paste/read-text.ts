import { importKeyOf, importPaste } from '@masthead/importer';
import { DeskError } from '../desk-error.ts';
import { findDoubts } from './find-doubts.ts';
import { mostPasteBytes, tooLong } from './paste-limit.ts';

/** A text, Markdown or HTML as the importer reads it, with what it was not sure of. @throws DeskError 413, 422 */
export function readText(source: string) {
  const bytes = Buffer.byteLength(source, 'utf8');
  if (bytes > mostPasteBytes) {
    const { help, message } = tooLong(bytes);
    throw new DeskError(413, 'too-long', message, help);
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
