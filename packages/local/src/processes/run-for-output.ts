import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly timeoutMs: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Aborting it asks the program to stop. */
  readonly signal?: AbortSignal;
  /** How many of the last lines a failure quotes; 3 unless said otherwise. */
  readonly keepLines?: number;
}

/**
 * Runs a command to its end and hands back what it printed (both streams).
 * @throws if it cannot be started, exits with anything but 0 or outlives `timeoutMs`; the message ends in its last lines.
 */
export function runForOutput(command: string, args: readonly string[], options: RunOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      signal: options.signal,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
    const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs);
    const settle = (failure: string | null) => {
      clearTimeout(timer);
      const text = Buffer.concat(printed).toString('utf8');
      if (failure === null) resolve(text);
      else
        reject(
          new Error(
            [`${command} ${failure}`, lastLines(text, options.keepLines ?? 3)]
              .filter((part) => part !== '')
              .join(': '),
          ),
        );
    };
    child.on('error', (error) => settle(`could not be started (${error.message})`));
    child.on('close', (code, signal) => {
      if (code === 0) settle(null);
      else if (signal === 'SIGKILL') settle(`did not end within ${options.timeoutMs / 1000} s`);
      else settle(`ended with ${signal ?? `code ${code}`}`);
    });
  });
}

function lastLines(text: string, keep: number): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const last = lines.filter((line) => line !== '').slice(-keep);
  return keep > 3 ? `\n${last.join('\n')}` : last.join(' | ');
}
