import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build as buildApps } from '@masthead/local';
import { build, type Plugin } from 'esbuild';

const root = join(import.meta.dirname, '../../../..');

/** Connecting and creating indexes on a busy machine. */
const readyMs = 60_000;

/** For profiling: `HARNESS_NODE_ARGS="--cpu-prof --cpu-prof-dir=/tmp/profiles"`. */
const nodeArgs = (process.env.HARNESS_NODE_ARGS ?? '').split(' ').filter((arg) => arg !== '');

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

/**
 * Resolves when the process logs "ready", or the beginning of another line. `flags` are Node's, as the process ships with them.
 * @throws with its output when it ends before.
 */
export async function startProcess(
  script: string,
  env: Env,
  flags: readonly string[] = [],
  sign = 'ready"',
): Promise<Proc> {
  const child = spawn(process.execPath, [...flags, ...nodeArgs, '--enable-source-maps', script], {
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
  await readyOf(child, output, exited, sign);
  return {
    pid: child.pid ?? 0,
    output,
    kill: (signal) => child.kill(signal),
    exited,
    hasExited: () => ended !== null,
  };
}

function readyOf(
  child: ChildProcess,
  output: string[],
  exited: Promise<unknown>,
  sign: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`no "ready" within ${readyMs / 1000} s:\n${output.join('')}`));
    }, readyMs);
    const read = (chunk: Buffer) => {
      const text = chunk.toString();
      output.push(text);
      if (output.length > 500) output.shift();
      if (!text.includes(`"msg":"${sign}`)) return;
      clearTimeout(late);
      resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    void exited.then((how) => {
      clearTimeout(late);
      reject(new Error(`${child.spawnargs.join(' ')} ended (${how}):\n${output.join('')}`));
    });
  });
}

type Scripts = Readonly<Record<'worker' | 'desk' | 'sandbox' | 'sink', string>>;
let bundles: Promise<Scripts> | undefined;

/** The worker and the verbs of the desk with their failpoints armed, the sandbox and the sink; bundled once a process, so that a start takes no compiling. */
export function bundleProcesses(): Promise<Scripts> {
  bundles ??= (async () => ({
    worker: await bundle('worker', 'test/crash/armed-worker.ts'),
    desk: await bundle('worker', 'test/crash/armed-desk.ts'),
    sandbox: await bundle('sandbox', 'src/main.ts'),
    sink: await bundle('worker', 'test/bench/sink.ts'),
  }))();
  return bundles;
}

/**
 * The site as it ships, beside the assets it reads. The whole build's own: `npm test` has made it before its layers
 * run, so that of test files that run beside each other none builds under another's site.
 */
export async function buildSite(): Promise<string> {
  await buildApps(root);
  return join(root, 'apps/site/dist/main.mjs');
}

/** A script of this app's for `fork`, without the loader that would be half of its memory. */
export const bundleScript = (entry: string): Promise<string> => bundle('worker', entry);

let otherWorker: Promise<string> | undefined;

/** A worker as another version might ship it: whatever its templates draw, they draw differently. */
export function bundleOtherWorker(): Promise<string> {
  otherWorker ??= bundle('worker', 'test/crash/armed-worker.ts', 'other', [otherTemplates]);
  return otherWorker;
}

const otherTemplates: Plugin = {
  name: 'other-templates',
  setup({ onLoad }) {
    onLoad({ filter: /packages\/templates\/src\/index\.ts$/ }, () => ({
      contents: `const other = async () => ({ subject: 'Other', html: '<p>Other</p>', text: 'Other' });
        export const renderMail = new Proxy({}, { get: () => other });`,
      loader: 'ts',
    }));
  },
};

async function bundle(
  app: string,
  entry: string,
  version = 'this',
  plugins: readonly Plugin[] = [],
): Promise<string> {
  // Inside the app, so that its packages resolve; not in its dist, which a build makes anew.
  const folder = join(root, 'apps', app, 'node_modules/.cache/masthead', `harness-${process.pid}-${version}`);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({
    entryPoints: [join(root, 'apps', app, entry)],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    splitting: true,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    sourcemap: true,
    logLevel: 'error',
    plugins: [
      ...plugins,
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
  return join(folder, basename(entry).replace(/\.ts$/, '.mjs'));
}

function pick(from: NodeJS.ProcessEnv, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
}
