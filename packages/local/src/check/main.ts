import { type Check, checks } from './checks.ts';

/** Runs the checks two at a time, a line each; the exit code. Arguments pick checks by a part of their names. */
export async function check(args: readonly string[]): Promise<number> {
  const root = process.cwd();
  const picked = checks.filter(({ name }) => args.length === 0 || args.some((part) => name.includes(part)));
  const started = Date.now();
  const waiting = [...picked];
  const failures: string[] = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const failure = await runOne(next, root);
      if (failure !== null) failures.push(failure);
    }
  };
  await Promise.all([worker(), worker()]);
  for (const failure of failures) console.error(`\n${failure}`);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(
    failures.length === 0
      ? `\nAll ${picked.length} checks are fine (${seconds} s)`
      : `\n${failures.length} of ${picked.length} checks failed (${seconds} s)`,
  );
  return failures.length === 0 && picked.length > 0 ? 0 : 1;
}

async function runOne({ name, run }: Check, root: string): Promise<string | null> {
  const started = Date.now();
  const line = (mark: string) =>
    console.log(`${mark} ${name.padEnd(44)} ${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s`);
  try {
    await run(root);
    line('✓');
    return null;
  } catch (error) {
    line('✗');
    return `── ${name} ──\n${(error as Error).message}`;
  }
}
