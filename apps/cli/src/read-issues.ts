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
import type { BundleText } from '@masthead/importer/bundle';

/** A file that was read: what is printed of it, and what is needed to send it. */
export interface ReadIssue {
  readonly imported: ImportedFile;
  readonly importKey: string;
  /** The day it came out elsewhere, where an archive knows it. */
  readonly date: string | null;
}

/**
 * Text, Markdown or HTML → drafts with their reports, in order. Merges are suggested against the texts before each and against
 * the desk's entries.
 */
export function readIssues(texts: readonly BundleText[], entries: readonly Matchable[]): ReadIssue[] {
  const issues = texts.map(({ date, name: file, source }) => {
    const read = importPaste(source);
    const importKey = importKeyOf(read.text);
    return { file, date, importKey, read, mentions: mentionsIn(read, file, importKey) };
  });
  const known = unnamed(
    entries,
    issues.flatMap(({ mentions }) => mentions),
  );
  return issues.map(({ file, date, importKey, read: { issue, report }, mentions }) => {
    const suggestions = suggestMerges(mentions, known);
    known.push(...mentions);
    return { imported: { file, issue, report: { ...report, suggestions } }, importKey, date };
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
