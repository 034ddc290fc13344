import { atField, quoted, type Rule } from '../check.ts';
import { textsOf } from '../texts-of.ts';

/** What writers leave for later, and what merge languages look like. Words a sentence may hold are not in it. */
const marks = [
  /\blorem ipsum\b/i,
  /(?<![\w-])(?:TODO|FIXME|TKTK|TK|XXX+)(?![\w-])/,
  /\[(?:insert|placeholder|your|link here|link|todo|tk|tbd|title|headline|commentary)\b[^\]]*\]/i,
  /\byour (?:text|headline|title) here\b/i,
  /\{\{\{?\s*[a-z_][\w.| ]*\}\}/i,
  /\*\|[A-Z_:]+\|\*|%%[a-z_]+%%/i,
] as const;

/** Text that was to be replaced. Inside `code` it is taken for what the issue is about. */
export const placeholderLeft: Rule = ({ snapshot }) =>
  textsOf(snapshot).flatMap(({ path, runs }) => {
    const words = runs.map(({ code, text }) => (code === true ? ' ' : text)).join('');
    const mark = marks.map((pattern) => pattern.exec(words)?.[0]).find((hit) => hit !== undefined);
    if (mark === undefined) return [];
    const message = `Placeholder text was left in: ${quoted(mark)}.`;
    return [{ code: 'placeholder-left', stops: 'approval', message, at: atField(path) }] as const;
  });
