import type { CliContext } from '../cli-context.ts';
import { CliFailure } from '../cli-failure.ts';
import { findDesk } from '../desk/find-desk.ts';
import { readEntries } from '../desk/read-entries.ts';
import { type Imported, sendDraft } from '../desk/send-draft.ts';
import { describeImport } from '../print/describe-import.ts';
import { readGiven } from '../read-archives.ts';
import { type ReadIssue, readIssues } from '../read-issues.ts';

export interface ImportRequest {
  readonly dryRun?: true;
  readonly json?: true;
  readonly newsletter?: string;
}

/** Reads all files first, so that one bad file makes nothing; then sends each draft to the desk unless only asked to read. */
export async function runImport(
  files: readonly string[],
  request: ImportRequest,
  context: CliContext,
): Promise<void> {
  const desk = await findDesk(context);
  const { refused, texts } = await readGiven(files, context.cwd);
  const issues = readIssues(texts, await readEntries(desk));
  const made: (Imported | null)[] = [];
  if (request.dryRun !== true) {
    if (desk === null) {
      throw new CliFailure(
        'No desk is known here: run "npm start" once (or set ADMIN_URL and LOCAL_TOKEN), or only read with --dry-run.',
        1,
      );
    }
    for (const { date, imported, importKey } of issues)
      made.push(await sendDraft(desk, imported.issue, { importKey, newsletter: request.newsletter, date }));
  }
  context.out(request.json === true ? asJson(issues, made) : describeImport(issues, made, refused));
}

/** One JSON array, one object a file; `made` says what the desk did when it was asked to. */
function asJson(issues: readonly ReadIssue[], made: readonly (Imported | null)[]): string {
  const rows = issues.map(({ imported, importKey }, i) => ({
    ...imported,
    importKey,
    ...(made[i] ? { made: made[i] } : {}),
  }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}
