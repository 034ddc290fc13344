import { Readable } from 'node:stream';
import { connectDatabase } from '@masthead/delivery/mongo';
import { noFailpoints } from '../../../../packages/delivery/src/ports/failpoints.ts';
import type { ReaderSide } from '../../../../packages/delivery/src/reader-side.ts';
import { timing } from '../../../../packages/delivery/src/timing.ts';
import { newsletterId, readerSide } from './list-side.ts';

/** `list-work.mjs import|export URI`, forked by list.ts: tells its peak (KiB) as it grows, and what it wrote in the end. */
async function work(what: string, uri: string): Promise<void> {
  const database = await connectDatabase(uri);
  const tellPeak = () => process.send?.(process.resourceUsage().maxRSS);
  const timer = setInterval(tellPeak, 200);
  const side = readerSide(database);
  if (what === 'import') await importing(side);
  else process.send?.(await writing(side));
  tellPeak();
  clearInterval(timer);
  await database.close();
  process.disconnect();
}

/** As a browser takes it: a piece at a time, over a pipe. */
async function writing(side: ReaderSide): Promise<string> {
  let bytes = 0;
  for await (const piece of Readable.from(side.list.exportCsv({ newsletterId }))) {
    bytes += Buffer.byteLength(piece);
  }
  return `${Math.round(bytes / 1e6)} MB of CSV`;
}

async function importing(side: ReaderSide): Promise<void> {
  await side
    .processors({
      renderer: noMail,
      transport: { submitMail: async () => Promise.reject(new Error('no mail here')) },
      siteUrl: 'http://127.0.0.1',
      timing: timing(1),
      failpoint: noFailpoints,
    })
    .imports.runDue();
}

const noMail = new Proxy({} as Parameters<ReaderSide['processors']>[0]['renderer'], {
  get: () => async () => Promise.reject(new Error('no mail here')),
});

const [, , what = '', uri = ''] = process.argv;
await work(what, uri);
