import { join } from 'node:path';
import { runForOutput } from '../processes/run-for-output.ts';
import { everyVersionExact } from './exact-versions.ts';
import { generatedIsCurrent } from './generated-files.ts';
import { noLongFile } from './long-files.ts';
import { builtWithOneCopy } from './one-copy.ts';

export interface Check {
  readonly name: string;
  /** @throws with what is wrong, ready to be read; resolves when all is well. */
  readonly run: (root: string) => Promise<void>;
}

/** All that `npm run check` looks at; the slow ones first, because two run at a time. */
export const checks: readonly Check[] = [
  { name: 'lint (floating promises, closed unions)', run: tool('eslint/bin/eslint.js', ['.']) },
  { name: 'types', run: tool('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']) },
  { name: 'generated files are up to date', run: generatedIsCurrent },
  {
    name: 'walls between rooms',
    run: tool('dependency-cruiser/bin/dependency-cruise.mjs', [
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
      ...['apps', 'packages'],
    ]),
  },
  { name: 'unused code, undeclared dependencies', run: tool('knip/bin/knip.js', ['--no-progress']) },
  {
    name: 'format and syntax',
    run: tool('@biomejs/biome/bin/biome', ['ci', '--colors=off', '--max-diagnostics=50', '.']),
  },
  { name: 'one bson, one React, one Payload interface', run: builtWithOneCopy },
  { name: 'every version exact', run: everyVersionExact },
  { name: 'no file over 400 lines', run: noLongFile },
];

function tool(path: string, args: readonly string[]): Check['run'] {
  return async (root) => {
    const bin = join(root, 'node_modules', path);
    const env = { NO_COLOR: '1', FORCE_COLOR: '0' };
    // Long enough for a cold start on two busy cores.
    await runForOutput(process.execPath, [bin, ...args], {
      timeoutMs: 300_000,
      cwd: root,
      keepLines: 120,
      env,
    });
  };
}
