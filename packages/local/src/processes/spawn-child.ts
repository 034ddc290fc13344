import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';

export interface ChildOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Both streams go into this file… */
  readonly logFile?: string;
  /** …or line by line to this function. */
  readonly onLine?: (line: string) => void;
  /** SIGTERM first; after this long SIGKILL. */
  readonly stopWithinMs?: number;
  /** Called once if it ends without having been asked to. */
  readonly onUnexpectedExit?: (why: string) => void;
}

export interface Child {
  readonly name: string;
  readonly pid: number;
  isRunning(): boolean;
  /** @throws with how it ended and the last lines it printed. */
  assertRunning(): void;
  /** Resolves when it is gone. Safe to call twice. */
  stop(): Promise<void>;
  /** For crash tests: no goodbye. */
  kill(): Promise<void>;
}

/**
 * Starts a program in a process group of its own, so that a Ctrl-C in the terminal reaches us alone and the
 * order of stopping stays ours. Only the group we started is ever signalled, by its id.
 */
export function spawnChild(options: ChildOptions): Child {
  const { name, command, args, stopWithinMs = 5_000 } = options;
  const log = options.logFile === undefined ? null : openLog(options.logFile);
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...options.env } as NodeJS.ProcessEnv,
    detached: true,
    stdio: ['ignore', log ?? 'pipe', log ?? 'pipe'],
  });
  if (log !== null) closeSync(log);
  const tail = options.logFile === undefined ? followLines(child, options.onLine) : null;
  let ended: string | null = null;
  let isAsked = false;
  const gone = new Promise<void>((resolve) => {
    const settle = (why: string) => {
      if (ended !== null) return;
      ended = why;
      resolve();
      if (!isAsked) options.onUnexpectedExit?.(why);
    };
    child.on('error', (error) => settle(`could not be started: ${error.message}`));
    child.on('exit', (code, signal) =>
      settle(signal === null ? `exited with code ${code}` : `was ended by ${signal}`),
    );
  });
  const signal = (kind: NodeJS.Signals) => {
    if (ended === null && child.pid !== undefined) signalGroup(child.pid, kind);
  };
  const lastLines = () => tail?.() ?? tailOf(options.logFile);
  return {
    name,
    pid: child.pid ?? -1,
    isRunning: () => ended === null,
    assertRunning: () => {
      if (ended !== null) throw new Error([`${name} ${ended}`, lastLines()].filter(Boolean).join('\n'));
    },
    stop: async () => {
      isAsked = true;
      signal('SIGTERM');
      const timer = setTimeout(() => signal('SIGKILL'), stopWithinMs);
      await gone;
      clearTimeout(timer);
    },
    kill: async () => {
      isAsked = true;
      signal('SIGKILL');
      await gone;
    },
  };
}

function signalGroup(pid: number, kind: NodeJS.Signals): void {
  try {
    process.kill(-pid, kind);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function followLines(child: ChildProcess, onLine: ChildOptions['onLine']): () => string {
  const last: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      last.push(line);
      if (last.length > 20) last.shift();
      onLine?.(line);
    });
  }
  return () => last.join('\n');
}

/** Appends; what has grown beyond 20 MB moves aside first. */
function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 20_000_000) renameSync(path, `${path}.old`);
  return openSync(path, 'a', 0o600);
}

function tailOf(path: string | undefined): string {
  if (path === undefined) return '';
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
}
