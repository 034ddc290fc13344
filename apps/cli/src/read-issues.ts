import type { ImportedFile } from '@masthead/domain';
import { importKeyOf, importText, type Matchable, mentionsOf, suggestMerges } from '@masthead/importer';
import { readTextFile } from './read-text-file.ts';

/** A file that was read: what is printed of it, and what is needed to send it. */
export interface ReadIssue {
  readonly imported: ImportedFile;
  readonly importKey: string;
}

/**
 * Text files → drafts with their reports, in order. Merges are suggested against the files before each and the known
 * entries. @throws CliFailure naming the first file that cannot be used; then none is.
 */
export async function readIssues(
  files: readonly string[],
  cwd: string,
  entries: readonly Matchable[],
): Promise<ReadIssue[]> {
  const texts = await Promise.all(files.map(async (file) => ({ file, text: await readTextFile(file, cwd) })));
  const known: Matchable[] = [...entries];
  return texts.map(({ file, text }) => {
    const { issue, report, places } = importText(text);
    const importKey = importKeyOf(text);
    const mentions = mentionsOf(issue).map((mention): Matchable => {
      const line = places.find(
        (place) => place.section === mention.section && place.item === mention.item,
      )?.line;
      return {
        ...mention,
        label: issue.sections[mention.section]?.items[mention.item]?.title ?? mention.title,
        group: importKey,
        ref: `${file}:${line ?? 0}`,
      };
    });
    const suggestions = suggestMerges(mentions, known);
    known.push(...mentions);
    return { imported: { file, issue, report: { ...report, suggestions } }, importKey };
  });
}
