import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../../../..');

export type Env = Readonly<Record<string, string>>;

/** A real process of ours; its output is kept for a failed test to show. */
export interface Proc {
  readonly pid: number;
  readonly output: string[];
  kill(signal: NodeJS.Signals): void;
  /** Resolves with the exit code or the signal. */
  readonly exited: Promise<number | NodeJS.Signals>;
  readonly hasExited: () => boolean;
}

/** Resolves when the process logs "ready". @throws with its output when it ends before. */
export async function startProcess(script: string, env: Env): Promise<Proc> {
  const child = spawn(process.execPath, ['--enable-source-maps', script], {
    cwd: root,
    env: { ...pick(process.env, ['PATH', 'HOME', 'TMPDIR']), ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  let ended: number | NodeJS.Signals | null = null;
  const exited = once(child, 'exit').then(([code, signal]) => {
    ended = (code as number | null) ?? (signal as NodeJS.Signals | null) ?? 0;
    return ended;
  });
  await readyOf(child, output, exited);
  return {
    pid: child.pid ?? 0,
    output,
    kill: (signal) => child.kill(signal),
    exited,
    hasExited: () => ended !== null,
  };
}

function readyOf(child: ChildProcess, output: string[], exited: Promise<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      const text = chunk.toString();
      output.push(text);
      if (output.length > 500) output.shift();
      if (text.includes('"msg":"ready"')) resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    void exited.then((how) =>
      reject(new Error(`${child.spawnargs.join(' ')} ended (${how}):\n${output.join('')}`)),
    );
  });
}

let bundles: Promise<{ readonly worker: string; readonly sandbox: string }> | undefined;

/** The worker with its failpoints armed, and the sandbox; bundled once a test process, so that a start takes no compiling. */
export function bundleProcesses(): Promise<{ readonly worker: string; readonly sandbox: string }> {
  bundles ??= (async () => {
    // Beside the sources, so that packages resolve.
    const out = mkdtempSync(join(tmpdir(), 'masthead-crash-'));
    const worker = await bundle(join(root, 'apps/worker/test/crash/armed-worker.ts'), 'worker', out);
    const sandbox = await bundle(join(root, 'apps/sandbox/src/main.ts'), 'sandbox', out);
    return { worker, sandbox };
  })();
  return bundles;
}

async function bundle(entry: string, app: string, out: string): Promise<string> {
  const outfile = join(root, 'apps', app, 'dist', `${out.split('-').at(-1)}`, 'main.mjs');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    sourcemap: true,
    logLevel: 'error',
    plugins: [
      {
        name: 'our-packages-inside',
        setup({ onResolve }) {
          onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
            kind === 'entry-point' || path.startsWith('@masthead/') ? undefined : { path, external: true },
          );
        },
      },
    ],
  });
  return outfile;
}

function pick(from: NodeJS.ProcessEnv, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
}
