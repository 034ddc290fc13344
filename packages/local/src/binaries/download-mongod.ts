import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Say } from './binary.ts';

/** The official release that is fetched where MongoDB's own servers can be reached. */
const version = '8.2.6';

/**
 * Downloads the official mongod of this platform into `folder/mongod`.
 * One short request goes ahead: where only package registries can be reached it fails in seconds, not minutes.
 * @throws if there is no release for this platform, the server cannot be reached, or the checksum is wrong.
 */
export async function downloadMongod(folder: string, say: Say): Promise<void> {
  const [{ MongoBinaryDownload }, { MongoBinaryDownloadUrl }, { getOS }] = await Promise.all([
    import('mongodb-memory-server-core/lib/util/MongoBinaryDownload.js'),
    import('mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js'),
    import('mongodb-memory-server-core/lib/util/getos/index.js'),
  ]);
  const os = await getOS();
  const target = { version, platform: process.platform, arch: process.arch, os };
  const url = await new MongoBinaryDownloadUrl(target).getDownloadUrl();
  await assertReachable(url);
  say(`Downloading MongoDB ${version} (once)`);
  const downloads = join(folder, 'download');
  const download = new MongoBinaryDownload({ ...target, downloadDir: downloads, checkMD5: true });
  // Its own progress goes to the console in a form that fits no log.
  download.printDownloadProgress = () => {};
  await rename(await download.getMongodPath(), join(folder, 'mongod'));
  await rm(downloads, { recursive: true, force: true });
}

async function assertReachable(url: string): Promise<void> {
  const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(4_000) }).catch(
    (error: Error) => {
      throw new Error(`cannot be reached (${causeOf(error)})`);
    },
  );
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
}

function causeOf(error: Error): string {
  const cause = error.cause as { code?: string } | undefined;
  return cause?.code ?? error.message;
}
