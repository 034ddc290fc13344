import type { CliContext } from '../cli-context.ts';
import { askDesk } from '../desk/ask-desk.ts';
import { ReaderHistory } from '../desk/reader-history.ts';
import { requireDesk } from '../desk/require-desk.ts';
import { describeHistory } from '../print/describe-history.ts';
import type { HistoryOptions } from './subscriber-options.ts';

/** In the body of a POST, never in a path: addresses of people stay out of logs. */
export async function showHistory(
  address: string,
  { limit, before, json }: HistoryOptions,
  context: CliContext,
): Promise<void> {
  const answer = await askDesk(await requireDesk(context), {
    path: '/api/masthead/subscribers/history',
    body: { address, limit, ...(before === undefined ? {} : { before }) },
    answer: ReaderHistory,
  });
  context.out(`${json === true ? JSON.stringify(answer, null, 2) : describeHistory(answer)}\n`);
}
