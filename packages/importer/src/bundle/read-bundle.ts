import {
  type Bundle,
  type BundleFile,
  type BundleLimits,
  type BundleRefusal,
  BundleRefused,
  type BundleText,
  bundleLimits,
} from './bundle.ts';
import { decodeText } from './decode-text.ts';
import { kindOfFile } from './kind-of-file.ts';
import { type PostRow, readTable } from './read-table.ts';
import { readZip } from './read-zip.ts';
import { withTitle } from './with-title.ts';

/**
 * An archive (many files, zips, tables of posts) → the texts that may become issues, oldest first, and what was left
 * out, each with a reason. Reads memory alone. @throws BundleRefused when it is too large or a zip is unusable
 */
export async function readBundle(
  given: readonly BundleFile[],
  limits: BundleLimits = bundleLimits,
): Promise<Bundle> {
  const { files, refused } = await unpacked(given, limits);
  const texts: BundleText[] = [];
  const decoded: { readonly name: string; readonly text: string }[] = [];
  for (const { bytes, name } of files) {
    const text = decodeText(bytes);
    if (text === null) refused.push({ name, why: 'It holds binary data: it is no text.', harmless: false });
    else if (text.trim() === '') refused.push({ name, why: 'It is empty.', harmless: true });
    else decoded.push({ name, text });
  }
  const rows: PostRow[] = [];
  for (const { name, text } of decoded.filter((file) => kindOfFile(file.name) === 'table')) {
    const table = readTable(text);
    if (table.kind === 'posts') {
      rows.push(...table.rows.filter(({ content }) => content === null));
      for (const [at, row] of table.rows.entries()) takeRow(row, `${name}, row ${at + 2}`);
    } else refused.push({ name, why: noPosts[table.kind], harmless: true });
  }
  for (const { name, text } of decoded.filter((file) => kindOfFile(file.name) === 'text')) {
    const row = rowFor(name, rows);
    if (row !== undefined && !row.isOut) refused.push({ name, why: notOut, harmless: true });
    else
      texts.push({
        name,
        source: row === undefined ? text : withTitle(text, row),
        date: row?.date ?? null,
      });
  }
  if (texts.length > limits.texts)
    throw new BundleRefused(
      `These are ${texts.length.toLocaleString('en')} texts: ${limits.texts.toLocaleString('en')} are the most at once. Divide the archive.`,
    );
  return { texts: texts.sort(oldestFirst), refused };

  function takeRow(row: PostRow, name: string): void {
    if (row.content === null) return;
    const at = row.title === '' ? name : `${name}: ${row.title}`;
    if (!row.isOut) refused.push({ name: at, why: notOut, harmless: true });
    else texts.push({ name: at, source: withTitle(row.content, row), date: row.date });
  }
}

const notOut = 'A draft there: it never came out.';
const noPosts = {
  readers: 'A list of readers: bring it in under Subscribers.',
  other: 'A table that lists no posts.',
} as const;

async function unpacked(
  given: readonly BundleFile[],
  limits: BundleLimits,
): Promise<{ readonly files: BundleFile[]; readonly refused: BundleRefusal[] }> {
  const files: BundleFile[] = [];
  const refused: BundleRefusal[] = [];
  for (const file of given) {
    const kind = kindOfFile(file.name);
    if (kind === 'zip') {
      const zip = await readZip(file, limits);
      files.push(...zip.files);
      refused.push(...zip.refused);
    } else if (kind === 'other')
      refused.push({
        name: file.name,
        why: 'No text: issues are made of HTML, Markdown and text files.',
        harmless: false,
      });
    else if (file.bytes.byteLength > limits.textBytes)
      refused.push({ name: file.name, why: 'It is larger than an issue can be.', harmless: false });
    else files.push(file);
  }
  if (files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) > limits.allBytes)
    throw new BundleRefused('These files are too many at once. Divide them.');
  return { files, refused };
}

/** Substack calls the file `123.slug.html` and the row `123.slug`; others use the slug or the id alone. */
function rowFor(name: string, rows: readonly PostRow[]): PostRow | undefined {
  const file = (name.split('/').at(-1) ?? name).replace(/\.[a-z0-9]+$/i, '');
  return (
    rows.find(({ names }) => names.includes(file)) ??
    rows.find(({ names }) =>
      names.some((known) => file.startsWith(`${known}.`) || file.endsWith(`.${known}`)),
    )
  );
}

function oldestFirst(a: BundleText, b: BundleText): number {
  return (a.date ?? '').localeCompare(b.date ?? '') || a.name.localeCompare(b.name, 'en', { numeric: true });
}
