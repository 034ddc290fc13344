import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CliContext } from '../src/cli-context.ts';
import { main } from '../src/main.ts';

export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own with the given files; also the root, so that no real secrets are found. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-cli-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** Runs one command line in a folder and hands back what it said. */
export async function runCli(
  args: readonly string[],
  cwd: string,
  env: CliContext['env'] = {},
): Promise<CliRun> {
  const said = { out: '', err: '' };
  const code = await main(['node', 'masthead', ...args], {
    env,
    root: cwd,
    cwd,
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  });
  return { code, ...said };
}
