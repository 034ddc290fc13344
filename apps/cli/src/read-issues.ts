import type { ImportedFile } from '@masthead/domain';
import {
  entryKeys,
  type ImportedText,
  importKeyOf,
  importPaste,
  type Matchable,
  mentionsOf,
  suggestMerges,
} from '@masthead/importer';
import { readTextFile } from './read-text-file.ts';

/** A file that was read: what is printed of it, and what is needed to send it. */
export interface ReadIssue {
  readonly imported: ImportedFile;
  readonly importKey: string;
}

/**
 * Text, Markdown or HTML files → drafts with their reports, in order. Merges are suggested against the files before each and against
 * the desk's entries. @throws CliFailure naming the first file that cannot be used; then none is.
 */
export async function readIssues(
  files: readonly string[],
  cwd: string,
  entries: readonly Matchable[],
): Promise<ReadIssue[]> {
  const texts = await Promise.all(files.map(async (file) => ({ file, text: await readTextFile(file, cwd) })));
  const issues = texts.map(({ file, text }) => {
    const read = importPaste(text);
    const importKey = importKeyOf(read.text);
    return { file, importKey, read, mentions: mentionsIn(read, file, importKey) };
  });
  const known = unnamed(
    entries,
    issues.flatMap(({ mentions }) => mentions),
  );
  return issues.map(({ file, importKey, read: { issue, report }, mentions }) => {
    const suggestions = suggestMerges(mentions, known);
    known.push(...mentions);
    return { imported: { file, issue, report: { ...report, suggestions } }, importKey };
  });
}

/** The mentions of one text; they are one group, because its author told them apart. */
function mentionsIn({ issue, places }: ImportedText, file: string, group: string): Matchable[] {
  return mentionsOf(issue).map((mention) => {
    const { section, item } = mention;
    const line = places.find((place) => place.section === section && place.item === item)?.line ?? 0;
    const label = issue.sections[section]?.items[item]?.title ?? mention.title;
    return { ...mention, label, group, ref: `${file}:${line}` };
  });
}

/** Entries that no mention names exactly; the others are in the texts already and would be suggested twice. */
function unnamed(entries: readonly Matchable[], mentions: readonly Matchable[]): Matchable[] {
  const named = new Set(mentions.flatMap(entryKeys));
  return entries.filter((entry) => !entryKeys(entry).some((key) => named.has(key)));
}
