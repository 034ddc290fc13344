import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writePrivate } from './secrets.ts';

/** A process and what tells it from a later one with the same number. */
const Identity = z.object({ name: z.string(), pid: z.int().positive(), born: z.string() });
export type Identity = z.output<typeof Identity>;

const RunState = z.object({
  supervisor: Identity,
  children: z.array(Identity),
  /** MONGODB_URI, REDIS_URL, SITE_URL, ADMIN_URL and, with the sandbox, RESEND_BASE_URL. */
  addresses: z.record(z.string(), z.string()),
});
export type RunState = z.output<typeof RunState>;

/** What the running (or the last, killed) `npm start` wrote down; null if there is none. */
export function readRunState(dataDir: string): RunState | null {
  const path = join(dataDir, file);
  if (!existsSync(path)) return null;
  try {
    return RunState.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null; // Killed while writing: as good as none.
  }
}

export function writeRunState(dataDir: string, state: RunState): void {
  writePrivate(join(dataDir, file), `${JSON.stringify(state, null, 2)}\n`);
}

export function clearRunState(dataDir: string): void {
  rmSync(join(dataDir, file), { force: true });
}

/** Is it still that very process? */
export function isAlive({ pid, born }: Identity): boolean {
  return bornAt(pid) === born;
}

export function identify(name: string, pid: number): Identity {
  return { name, pid, born: bornAt(pid) ?? 'gone' };
}

/** Ends what a killed `npm start` left behind, by the ids it wrote down and only if they are still the same. */
export async function endLeftovers(state: RunState, withinMs = 6_000): Promise<string[]> {
  const left = state.children.filter(isAlive);
  for (const { pid } of left) signalGroup(pid, 'SIGTERM');
  const deadline = Date.now() + withinMs;
  while (left.some(isAlive) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  for (const each of left.filter(isAlive)) signalGroup(each.pid, 'SIGKILL');
  return left.map(({ name }) => name);
}

/** When a process began, in a form that can only be compared; null if it is gone (or a zombie). */
function bornAt(pid: number): string | null {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name, in brackets, may hold anything: count from behind it. 1st state, 20th start time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Gone in between.
  }
}

const file = 'run.json';
