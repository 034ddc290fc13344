import type { CliContext } from '../cli-context.ts';

/** Progress on stderr, at most two lines a second, so that a log of it stays readable and stdout stays for the result. */
export function makeProgress({ err }: CliContext, now: () => number = Date.now): (line: string) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (line) => {
    if (now() - last < 500) return;
    last = now();
    err(`${line}\n`);
  };
}
