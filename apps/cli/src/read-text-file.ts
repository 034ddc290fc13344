import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { decodeText } from '@masthead/importer/bundle';
import { CliFailure } from './cli-failure.ts';

/** Twice what the largest paste needs; beyond it something else was meant. An archive is many issues. */
const maxBytes = { text: 5_000_000, zip: 50_000_000 } as const;

/** A text file → its text (UTF-8, or UTF-16 with a byte order mark). @throws CliFailure in one sentence, exit code 2 */
export async function readTextFile(file: string, cwd: string): Promise<string> {
  const bytes = await readBytes(file, resolve(cwd, file), maxBytes.text);
  const text = decodeText(bytes);
  if (text === null) throw new CliFailure(`${file} is not a text file: it holds binary data.`, 2);
  if (text.trim() === '') throw new CliFailure(`${file} is empty: there is nothing to read.`, 2);
  return text;
}

/** The bytes of a zip. @throws CliFailure in one sentence, exit code 2 */
export function readZipFile(file: string, cwd: string): Promise<Buffer> {
  return readBytes(file, resolve(cwd, file), maxBytes.zip);
}

async function readBytes(file: string, path: string, most: number): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > most) {
      throw new CliFailure(
        most === maxBytes.text
          ? `${file} is larger than 5 MB: an issue is text, so this is probably something else.`
          : `${file} is larger than 50 MB: divide the archive.`,
        2,
      );
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof CliFailure) throw error;
    throw new CliFailure(explain(file, codeOf(error)), 2);
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
}

function explain(file: string, code: string): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return `${file} does not exist.`;
  if (code === 'EISDIR') return `${file} is a folder: name the text files in it.`;
  if (code === 'EACCES' || code === 'EPERM') return `${file} may not be read by this user.`;
  return `${file} cannot be read (${code}).`;
}
