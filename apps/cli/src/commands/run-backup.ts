import { isAbsolute, join } from 'node:path';
import { BackupFailure, backUp, type Manifest, restore, verify } from '@masthead/backup';
import type { CliContext } from '../cli-context.ts';
import { CliFailure } from '../cli-failure.ts';
import { findStores } from '../desk/find-stores.ts';
import { makeProgress } from '../print/progress.ts';
import { explainBucket } from './run-media.ts';

interface Json {
  readonly json?: true;
}

export async function makeBackup(folder: string, options: Json, context: CliContext): Promise<void> {
  const { mongodbUri, media } = await findStores(context);
  const say = makeProgress(context);
  const manifest = await orExplain(
    backUp({ mongodbUri, media, folder: place(folder, context), now: new Date(), say }),
  );
  print(
    options,
    manifest,
    `${holdings(manifest)} are in ${folder}, read again and found whole. TOKEN_KEYS and PAYLOAD_SECRET are not in it: keep them elsewhere.`,
    context,
  );
}

export async function verifyBackup(folder: string, options: Json, context: CliContext): Promise<void> {
  const manifest = await orExplain(verify(place(folder, context), makeProgress(context)));
  print(options, manifest, `Whole: ${holdings(manifest)}, as of ${manifest.createdAt}.`, context);
}

export async function restoreBackup(folder: string, options: Json, context: CliContext): Promise<void> {
  const { mongodbUri, media } = await findStores(context);
  const say = makeProgress(context);
  const manifest = await orExplain(restore({ mongodbUri, media, folder: place(folder, context), say }));
  print(
    options,
    manifest,
    `Restored: ${holdings(manifest)}, as of ${manifest.createdAt}. Campaigns wait until a person lets each run: read "Restore" in docs/operations.md first.`,
    context,
  );
}

function place(folder: string, { cwd }: CliContext): string {
  return isAbsolute(folder) ? folder : join(cwd, folder);
}

function holdings({ collections, media }: Manifest): string {
  const documents = collections.reduce((sum, kept) => sum + kept.documents, 0);
  const files = `${media.length} media ${media.length === 1 ? 'file' : 'files'}`;
  return `${documents.toLocaleString('en')} documents of ${collections.length} collections and ${files}`;
}

function print({ json }: Json, manifest: Manifest, inWords: string, context: CliContext): void {
  context.out(`${json === true ? JSON.stringify(manifest, null, 2) : inWords}\n`);
}

async function orExplain<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof BackupFailure) throw new CliFailure(`${error.message} ${error.help}`, 1);
    if (error instanceof Error && error.name === 'MongoServerSelectionError')
      throw new CliFailure('MongoDB does not answer at MONGODB_URI. Start it, or set the right address.', 1);
    throw explainBucket(error);
  }
}
