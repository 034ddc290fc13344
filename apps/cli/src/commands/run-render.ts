import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Snapshot } from '@masthead/domain';
import { importPaste, snapshotFromDraft } from '@masthead/importer';
import { renderIssue, renderWebPage } from '@masthead/templates';
import type { CliContext } from '../cli-context.ts';
import { CliFailure } from '../cli-failure.ts';
import { demoNewsletter } from '../demo-newsletter.ts';
import { askDesk } from '../desk/ask-desk.ts';
import { findDesk } from '../desk/find-desk.ts';
import { readTextFile } from '../read-text-file.ts';

/** Renders a file (offline) or an issue of the desk by its number, and writes what mail and web would show. */
export async function runRender(source: string, out: string, context: CliContext): Promise<void> {
  const snapshot = /^\d{1,6}$/.test(source)
    ? await fromDesk(source, context)
    : await fromFile(source, context);
  const rendered = await renderIssue(snapshot);
  const files = {
    'email.html': rendered.html,
    'email.txt': rendered.text,
    'web.html': await renderWebPage(snapshot),
    'snapshot.json': `${JSON.stringify(snapshot, null, 2)}\n`,
  };
  const folder = resolve(context.cwd, out);
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  } catch (error) {
    throw new CliFailure(
      `${out} cannot be written to (${error instanceof Error ? error.message : String(error)}).`,
      2,
    );
  }
  context.out(
    `${Object.entries(files)
      .map(([name, text]) => `${join(out, name)}  ${kilobytes(text)}`)
      .join('\n')}\n`,
  );
}

async function fromFile(file: string, context: CliContext): Promise<Snapshot> {
  const { issue } = importPaste(await readTextFile(file, context.cwd));
  return snapshotFromDraft(issue, demoNewsletter);
}

async function fromDesk(number: string, context: CliContext): Promise<Snapshot> {
  const desk = await findDesk(context);
  if (desk === null) {
    throw new CliFailure(
      `Issue ${number} stands in the desk, and none is known here: run "npm start" once, or name a file.`,
      1,
    );
  }
  return askDesk(desk, { path: `/api/masthead/issues/by-number/${number}/snapshot`, answer: Snapshot });
}

function kilobytes(text: string): string {
  return `${(Buffer.byteLength(text) / 1000).toFixed(1)} kB`;
}
