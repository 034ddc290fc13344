import { existsSync, readFileSync } from 'node:fs';
import type { Say } from '../binaries/binary.ts';
import { findOnPath } from '../binaries/find-on-path.ts';
import { runForOutput } from '../processes/run-for-output.ts';
import type { Chromium } from './chromium.ts';
import { chromiumFromNpm } from './chromium-from-npm.ts';

/**
 * A Chromium that runs here: CHROMIUM_PATH, on PATH, Debian's own package if we are root there, or the npm
 * package that carries one; in this order. @throws with the package to install.
 */
export async function findChromium(say: Say = () => {}): Promise<Chromium> {
  const failures: string[] = [];
  for (const way of [fromVariable, fromPath, fromDebian, chromiumFromNpm]) {
    try {
      const found = await way(say);
      if (found === null) continue;
      await runForOutput(found.executablePath, ['--no-sandbox', '--headless', '--version'], {
        timeoutMs: 30_000,
        env: found.env,
      });
      return found;
    } catch (error) {
      failures.push(`  ${(error as Error).message}`);
    }
  }
  throw new Error(
    ['No Chromium runs here: install the package "chromium", or set CHROMIUM_PATH.', ...failures].join('\n'),
  );
}

async function fromVariable(): Promise<Chromium | null> {
  const path = process.env.CHROMIUM_PATH ?? '';
  return path === '' ? null : { executablePath: path, args: [], env: {}, origin: 'CHROMIUM_PATH' };
}

async function fromPath(): Promise<Chromium | null> {
  const path = findOnPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
  return path === null ? null : { executablePath: path, args: [], env: {}, origin: 'on PATH' };
}

/** Only as root and only on Debian itself: Ubuntu's package of that name is a stub for another installer. */
async function fromDebian(say: Say): Promise<Chromium | null> {
  if (process.getuid?.() !== 0 || findOnPath('apt-get') === null || !isDebian()) return null;
  say('Installing the package "chromium"');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runForOutput('apt-get', ['update', '-q'], { timeoutMs: 120_000, env });
  const install = ['install', '-y', '-q', '--no-install-recommends', 'chromium'];
  await runForOutput('apt-get', install, { timeoutMs: 300_000, env });
  return fromPath();
}

function isDebian(): boolean {
  return existsSync('/etc/os-release') && /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
}
