import { readFile } from 'node:fs/promises';
import { mediaFolder } from '@masthead/media';
import { BackupFailure } from './backup-failure.ts';
import { layout } from './layout.ts';
import { Manifest } from './manifest.ts';
import { describeFile } from './media-files.ts';
import { damaged, readDump } from './read-dump.ts';

/** Reads all of a backup and holds it to its manifest. @throws BackupFailure `no-backup` or `damaged` */
export async function verify(folder: string, say: (line: string) => void): Promise<Manifest> {
  const manifest = await readManifest(folder);
  await verifyContents(folder, manifest, say);
  return manifest;
}

export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(layout.manifest(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new BackupFailure(
      'no-backup',
      `${folder} holds no manifest.json.`,
      'Name the folder of a finished backup: one that broke off has no manifest.',
    );
  });
  const parsed = Manifest.safeParse(readJson(text));
  if (!parsed.success) throw damaged('manifest.json', 'it cannot be read');
  return parsed.data;
}

export async function verifyContents(
  folder: string,
  manifest: Manifest,
  say: (line: string) => void,
): Promise<void> {
  for (const kept of manifest.collections) {
    for await (const _ of readDump(layout.documents(folder, kept.name), kept));
    say(`${kept.name}: ${kept.documents} documents read again`);
  }
  const media = mediaFolder(layout.media(folder));
  const there = new Set(await media.list());
  for (const file of manifest.media) {
    if (!there.has(file.path)) throw damaged(`media/${file.path}`, 'it is not there');
    const now = await describeFile(media, file.path);
    if (now.sha256 !== file.sha256) throw damaged(`media/${file.path}`, 'its checksum differs');
  }
  say(`media: ${manifest.media.length} files read again`);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
