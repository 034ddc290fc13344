import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CliContext } from '../cli-context.ts';
import { CliFailure } from '../cli-failure.ts';
import { askDesk } from '../desk/ask-desk.ts';
import type { Desk } from '../desk/find-desk.ts';
import { requireDesk } from '../desk/require-desk.ts';
import { streamDesk } from '../desk/stream-desk.ts';
import { Acted, Added, Import, ReaderStats } from '../desk/subscribers.ts';
import { describeImportRun, describeStats } from '../print/describe-subscribers.ts';
import type { AddOptions, ExportOptions, ImportOptions, WhyOptions } from './subscriber-options.ts';

const root = '/api/masthead/subscribers';
const lookEveryMs = 500;

/** Uploads, starts and watches. Stopped here, the import goes on at the desk. */
export async function importList(file: string, options: ImportOptions, context: CliContext): Promise<void> {
  const path = resolve(context.cwd, file);
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) throw new CliFailure(`There is no file ${file}.`, 2);
  const desk = await requireDesk(context);
  const newsletterId = await newsletterOf(desk, options.newsletter);
  const content = Readable.toWeb(createReadStream(path)) as ReadableStream;
  const name = new URLSearchParams({ name: basename(path) });
  const uploaded = Import.parse(
    await (await streamDesk(desk, `${root}/imports?${name}`, { type: 'text/csv', content })).json(),
  );
  const mapping = mappingOf(options.map, uploaded);
  const body = { newsletterId, mapping, consentSource: options.consent, dryRun: options.dryRun === true };
  let view = await askDesk(desk, { path: `${root}/imports/${uploaded.id}/start`, body, answer: Import });
  while (view.state === 'checking' || view.state === 'importing') {
    await new Promise((done) => setTimeout(done, lookEveryMs));
    view = await askDesk(desk, { path: `${root}/imports/${uploaded.id}`, answer: Import });
  }
  if (options.errors !== undefined && (view.counts.refused ?? 0) > 0)
    await saveTo(
      resolve(context.cwd, options.errors),
      await streamDesk(desk, `${root}/imports/${view.id}/errors`),
    );
  // A file that was only tried out holds addresses: it is not left behind.
  if (options.dryRun === true)
    await askDesk(desk, { path: `${root}/imports/${view.id}/cancel`, body: {}, answer: Acted });
  context.out(
    options.json === true ? `${JSON.stringify(view, null, 2)}\n` : describeImportRun(view, options),
  );
  if (view.state === 'failed') throw new CliFailure(`The file cannot be read on: ${view.failure}.`, 1);
}

export async function exportList(options: ExportOptions, context: CliContext): Promise<void> {
  const desk = await requireDesk(context);
  const { newsletter, out, ...filter } = options;
  const query = new URLSearchParams({
    ...(newsletter === undefined ? {} : { newsletterId: await newsletterOf(desk, newsletter) }),
    ...(filter as Record<string, string>),
  });
  const response = await streamDesk(desk, `${root}/export?${query}`);
  if (out !== undefined) return saveTo(resolve(context.cwd, out), response);
  const text = new TextDecoder();
  for await (const piece of Readable.fromWeb(response.body as never)) {
    context.out(text.decode(piece as Uint8Array, { stream: true }));
  }
}

export async function addReader(address: string, options: AddOptions, context: CliContext): Promise<void> {
  const desk = await requireDesk(context);
  const body = {
    address,
    newsletterId: await newsletterOf(desk, options.newsletter),
    consentSource: options.consent,
    ...(options.name === undefined ? {} : { name: options.name }),
  };
  const answer = await askDesk(desk, { path: `${root}/add`, body, answer: Added });
  const said = answer.outcome === 'added' ? 'Added.' : 'On the list already, or was; nothing was changed.';
  context.out(`${options.json === true ? JSON.stringify(answer) : said}\n`);
}

const done = {
  suppress: 'Suppressed: nobody mails this address any more.',
  restore: 'Restored: this address may be mailed again.',
  erase: 'Erased: profile, consent and history are gone; a keyed hash stays.',
} as const;

export async function actOnReader(
  verb: keyof typeof done,
  address: string,
  options: Partial<WhyOptions>,
  context: CliContext,
): Promise<void> {
  const desk = await requireDesk(context);
  const body = verb === 'erase' ? { address } : { address, reason: options.reason };
  const answer = await askDesk(desk, { path: `${root}/${verb}`, body, answer: Acted });
  context.out(`${options.json === true ? JSON.stringify(answer) : done[verb]}\n`);
}

export async function showStats(options: { readonly json?: true }, context: CliContext): Promise<void> {
  const stats = await readStats(await requireDesk(context));
  context.out(options.json === true ? `${JSON.stringify(stats, null, 2)}\n` : describeStats(stats));
}

function readStats(desk: Desk): Promise<ReaderStats> {
  return askDesk(desk, { path: `${root}/stats`, answer: ReaderStats });
}

/** By slug, or the only one there is. @throws CliFailure that names the choices */
async function newsletterOf(desk: Desk, slug: string | undefined): Promise<string> {
  const { newsletters } = await readStats(desk);
  const [only, another] = newsletters;
  const found =
    slug === undefined
      ? another === undefined
        ? only
        : undefined
      : newsletters.find((one) => one.slug === slug);
  if (found !== undefined) return found.newsletterId;
  const choices = newsletters.map((one) => one.slug).join(', ');
  throw new CliFailure(
    choices === '' ? 'There is no newsletter yet.' : `Say which newsletter with --newsletter: ${choices}.`,
    2,
  );
}

/** "address=E-Mail name=Name" by headings; what is not said is as the desk guessed. @throws CliFailure */
function mappingOf(
  typed: readonly string[] | undefined,
  { columns, mapping }: Import,
): Record<string, number> {
  const chosen: Record<string, number> = { ...mapping };
  for (const pair of typed ?? []) {
    const [field = '', ...rest] = pair.split('=');
    const at = columns.indexOf(rest.join('='));
    if (at < 0)
      throw new CliFailure(`The file has no column "${rest.join('=')}"; it has ${columns.join(', ')}.`, 2);
    for (const [other, column] of Object.entries(chosen)) if (column === at) delete chosen[other];
    chosen[field] = at;
  }
  if (chosen.address !== undefined) return chosen;
  throw new CliFailure(`Say which column holds the address: --map "address=${columns[0] ?? 'email'}".`, 2);
}

async function saveTo(path: string, response: Response): Promise<void> {
  await pipeline(Readable.fromWeb(response.body as never), createWriteStream(path));
}
