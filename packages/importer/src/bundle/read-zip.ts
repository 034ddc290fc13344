import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { type BundleFile, type BundleLimits, type BundleRefusal, BundleRefused } from './bundle.ts';
import { isText } from './kind-of-file.ts';

/** Below this a high ratio means nothing: ten thousand spaces pack well. */
const smallBytes = 1_000_000;

/**
 * The text files of a zip, in memory and in its order. Sizes are judged before anything is unpacked, and the library
 * stops a file that turns out larger than it says, so a bomb costs nothing.
 * Nothing is ever written to a disk. @throws BundleRefused when the whole zip is unusable
 */
export async function readZip(
  { bytes, name }: BundleFile,
  limits: BundleLimits,
): Promise<{ readonly files: readonly BundleFile[]; readonly refused: readonly BundleRefusal[] }> {
  const zip = await open(name, bytes);
  if (zip.entryCount > limits.entries)
    throw new BundleRefused(
      `${name} holds ${zip.entryCount.toLocaleString('en')} files: ${limits.entries.toLocaleString('en')} are the most.`,
    );
  const entries = await entriesOf(name, zip);
  const texts = entries.filter((entry) => isText(entry.fileName) && !isJunk(entry.fileName));
  const total = texts.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (total > limits.allBytes)
    throw new BundleRefused(
      `The texts in ${name} would be ${megabytes(total)} MB: ${megabytes(limits.allBytes)} are the most. Divide the archive.`,
    );
  const files: BundleFile[] = [];
  const refused: BundleRefusal[] = entries
    .filter((entry) => !texts.includes(entry) && !isJunk(entry.fileName) && !entry.fileName.endsWith('/'))
    .map((entry) => ({ name: `${name}/${entry.fileName}`, why: notText(entry.fileName), harmless: true }));
  for (const entry of texts) {
    const at = `${name}/${entry.fileName}`;
    const why = refusalOf(entry, limits);
    const read = why === null ? await unpack(zip, entry) : why;
    if (typeof read === 'string') refused.push({ name: at, why: read, harmless: false });
    else files.push({ name: at, bytes: read });
  }
  zip.close();
  return { files, refused };
}

async function open(name: string, bytes: Uint8Array): Promise<ZipFile> {
  try {
    return await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
    });
  } catch {
    throw new BundleRefused(`${name} is no zip that can be read: it is damaged, or not complete.`);
  }
}

/** Names that climb out of the zip make the library stop; so does a damaged list. */
async function entriesOf(name: string, zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch {
    throw new BundleRefused(
      `The list of files in ${name} is damaged, or names files outside of it: nothing was read.`,
    );
  }
  return entries;
}

function refusalOf(entry: Entry, limits: BundleLimits): string | null {
  const { compressedSize, uncompressedSize } = entry;
  if (entry.isEncrypted()) return 'It is locked with a password: unlock the archive first.';
  if (!entry.canDecodeFileData())
    return 'It is packed in a way that is not understood: pack it as a plain zip.';
  if (uncompressedSize > limits.textBytes)
    return `It is ${megabytes(uncompressedSize)} MB: an issue has some kilobytes.`;
  if (uncompressedSize > smallBytes && uncompressedSize > compressedSize * limits.ratio)
    return 'It would unpack to more than two hundred times its size: no text does that.';
  return null;
}

/** The bytes, or why not. */
async function unpack(zip: ZipFile, entry: Entry): Promise<Uint8Array | string> {
  try {
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
    return Buffer.concat(pieces);
  } catch {
    return 'It is damaged, or not as large as the zip says.';
  }
}

/** What systems leave in a zip; nobody packed it. */
function isJunk(name: string): boolean {
  return /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|\._)/.test(name);
}

function notText(name: string): string {
  return /\.zip$/i.test(name)
    ? 'A zip inside a zip is not opened: unpack it first.'
    : 'No text: issues are made of HTML, Markdown and text files.';
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 });
}
