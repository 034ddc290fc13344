import { type Database, makeNewsletterDirectory } from '@masthead/delivery/mongo';
import { silentLog } from '../../../../packages/delivery/src/ports/log.ts';
import { silentWaker } from '../../../../packages/delivery/src/ports/waker.ts';
import { openReaderSide, type ReaderSide } from '../../../../packages/delivery/src/reader-side.ts';

export const newsletterId = '64b000000000000000000001';

export function readerSide(database: Database): ReaderSide {
  return openReaderSide({
    database,
    newsletters: makeNewsletterDirectory(database),
    waker: silentWaker,
    tokenKeys: [{ kid: 'k1', secret: Buffer.alloc(32, 5) }],
    environmentId: 'bench',
    webhookSecret: null,
    clock: () => new Date(),
    log: silentLog,
  });
}
