import { mkdtemp, readdir, readFile, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux's file system in memory. */
const inMemory = '/dev/shm';
const prefix = 'masthead-test-';
const gigabyte = 2 ** 30;

/**
 * A new folder for what the tests' databases keep: in memory where there is plenty, since most of a test's time goes by
 * waiting for a disk that nobody needs afterwards; else where temporary files go. A killed process leaves its writes
 * there as on a disk; only a machine that loses its power would not.
 */
export async function makeDataFolder(): Promise<string> {
  if (!(await hasPlenty())) return mkdtemp(join(tmpdir(), prefix));
  await removeLeftBehind();
  return mkdtemp(join(inMemory, `${prefix}${process.pid}-`));
}

async function hasPlenty(): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(inMemory);
    const availableKb = /^MemAvailable:\s+(\d+) kB$/m.exec(await readFile('/proc/meminfo', 'utf8'))?.[1];
    return bavail * bsize >= 4 * gigabyte && Number(availableKb) * 1024 >= 8 * gigabyte;
  } catch {
    return false;
  }
}

/** Of tests that were killed: memory is dearer than a disk. */
async function removeLeftBehind(): Promise<void> {
  for (const name of await readdir(inMemory)) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    // A database that outlived its tests may still write there: the next tests find it over.
    await rm(join(inMemory, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
