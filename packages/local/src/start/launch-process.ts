import { join } from 'node:path';
import { assertNever } from '@masthead/domain';
import { type Child, spawnChild } from '../processes/spawn-child.ts';
import { waitForAnswer } from '../processes/wait-for-answer.ts';
import { heapFlags } from './heap-flags.ts';
import type { Environment } from './local-environment.ts';
import type { ProcessName } from './process-environments.ts';

export interface LaunchOptions {
  readonly root: string;
  readonly name: ProcessName;
  readonly mode: 'production' | 'development';
  readonly env: Environment;
  readonly onLine?: (name: string, line: string) => void;
  /** Told of the child at once, long before it is ready. */
  readonly onSpawn?: (child: Child) => void;
  readonly onUnexpectedExit?: (name: string, why: string) => void;
}

/** Starts one of the four processes and waits until it does its work. @throws with its last lines if it does not. */
export async function launchProcess(options: LaunchOptions): Promise<Child> {
  const { root, name, mode, env } = options;
  let isUp = false;
  let heardReady: () => void = () => {};
  const ready = new Promise<void>((resolve) => {
    heardReady = resolve;
  });
  const child = spawnChild({
    name,
    command: process.execPath,
    args: programOf(root, name, mode),
    cwd: join(root, 'apps', name),
    env: withoutOurOwn({ ...process.env, ...env, TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') }),
    stopWithinMs: 5_000,
    onLine: (line) => {
      if (/\bready\b/i.test(line)) heardReady();
      options.onLine?.(name, line);
    },
    // Before it is up the waiting below reports its end.
    onUnexpectedExit: (why) => isUp && options.onUnexpectedExit?.(name, why),
  });
  options.onSpawn?.(child);
  try {
    await isReady(name, env, child, ready);
    isUp = true;
    return child;
  } catch (error) {
    await child.stop();
    throw error;
  }
}

function isReady(name: ProcessName, env: Environment, child: Child, ready: Promise<void>): Promise<void> {
  const at = (port: string | undefined, path: string) =>
    waitForAnswer(`http://${env.HOST === '0.0.0.0' ? '127.0.0.1' : env.HOST}:${port}${path}`, child, 120_000);
  switch (name) {
    case 'sandbox':
      return at(env.SANDBOX_PORT, '/');
    case 'admin':
      // Its first page loads Payload: the first admin exists once it answers.
      return at(env.ADMIN_PORT, '/admin/login');
    case 'site':
      return at(env.SITE_PORT, '/readyz');
    case 'worker':
      return heardOrAlive(ready, child, 5_000);
    default:
      return assertNever(name);
  }
}

/** The worker listens nowhere: it says "ready" in its log, or has lived for a while where its log is quieter. */
async function heardOrAlive(ready: Promise<void>, child: Child, patienceMs: number): Promise<void> {
  let isHeard = false;
  void ready.then(() => {
    isHeard = true;
  });
  const deadline = Date.now() + patienceMs;
  while (!isHeard && Date.now() < deadline) {
    child.assertRunning();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function programOf(root: string, name: ProcessName, mode: 'production' | 'development'): string[] {
  const flags = mode === 'production' && name !== 'sandbox' ? heapFlags[name] : [];
  if (name === 'admin') return [...flags, 'bin/serve.mjs', mode === 'production' ? 'start' : 'dev'];
  if (mode === 'production') return [...flags, '--enable-source-maps', 'dist/main.mjs'];
  return [join(root, 'node_modules/tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', 'src/main.ts'];
}

/** npm's own variables and our loader's options are nobody else's business. */
function withoutOurOwn(env: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([key]) => !/^(npm_|NODE_OPTIONS$)/.test(key)));
}
