import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CliFailure } from './cli-failure.ts';

/** Twice what the largest paste needs; beyond it something else was meant. */
const maxBytes = 5_000_000;

/** A text file → its text (UTF-8, or UTF-16 with a byte order mark). @throws CliFailure in one sentence, exit code 2 */
export async function readTextFile(file: string, cwd: string): Promise<string> {
  const bytes = await readBytes(file, resolve(cwd, file));
  const text = decode(bytes);
  if (text === null) throw new CliFailure(`${file} is not a text file: it holds binary data.`, 2);
  if (text.trim() === '') throw new CliFailure(`${file} is empty: there is nothing to read.`, 2);
  return text;
}

async function readBytes(file: string, path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > maxBytes) {
      throw new CliFailure(
        `${file} is larger than 5 MB: an issue is text, so this is probably something else.`,
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

/** Null for what is no text: bytes that no text holds, or that are not UTF-8. */
function decode(bytes: Buffer): string | null {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  if (utf16 === null && bytes.includes(0)) return null;
  try {
    const text = new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
    return looksBinary(text) ? null : text;
  } catch {
    return null;
  }
}

/** Control characters beyond layout, more than one in a hundred, are no text. */
function looksBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is counted here
  const controls = text.slice(0, 100_000).match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  return controls * 100 > Math.min(text.length, 100_000);
}
