import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Counts, countsOf } from './counts.ts';
import type { Layer } from './plan.ts';

export interface LayerRun {
  readonly root: string;
  readonly layer: Layer;
  readonly jestArguments: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** A folder for the report. */
  readonly folder: string;
  /** Ends Jest and its workers, which would go on without us. */
  readonly signal: AbortSignal;
}

export interface LayerResult {
  readonly counts: Counts;
  /** Jest's own verdict: it also fails for reasons that are no test's, a wrong argument for one. */
  readonly isGreen: boolean;
}

/** Runs one layer in a Jest of its own, its output going straight to the terminal. @throws when it is over before it begins */
export async function runLayer({
  root,
  layer,
  jestArguments,
  env,
  folder,
  signal,
}: LayerRun): Promise<LayerResult> {
  signal.throwIfAborted();
  const report = join(folder, `${layer}.json`);
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const patience = ['--testTimeout', String(timeoutsMs[layer])];
  const args = [
    '--selectProjects',
    layer,
    '--maxWorkers',
    '2',
    '--passWithNoTests',
    ...patience,
    ...jestArguments,
  ];
  const code = await new Promise<number>((resolve, reject) => {
    const child = spawn(process.execPath, [jest, ...args, '--json', '--outputFile', report], {
      cwd: root,
      env: { ...process.env, ...env, NODE_OPTIONS: nodeOptions() },
      // With --json Jest prints its report on standard output; what people read is on standard error.
      stdio: ['ignore', 'ignore', 'inherit'],
      // A group of its own: one signal reaches the workers, too.
      detached: true,
    });
    signal.addEventListener('abort', () => endGroup(child), { once: true });
    child.on('error', reject);
    child.on('exit', (exit) => resolve(exit ?? 1));
  });
  const text = await readFile(report, 'utf8').catch(() => null);
  const counts = text === null ? { passed: 0, failed: 1, skipped: 0 } : countsOf(JSON.parse(text));
  return { counts, isGreen: code === 0 };
}

function endGroup({ pid, exitCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null) process.kill(-pid, 'SIGTERM');
}

/** Against hanging, not for measuring: a busy machine must not fail what is right. */
const timeoutsMs: Readonly<Record<Layer, number>> = {
  unit: 30_000,
  integration: 60_000,
  crash: 180_000,
  journey: 180_000,
};

function nodeOptions(): string {
  const ours = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  return [process.env.NODE_OPTIONS, ...ours].filter(Boolean).join(' ');
}
