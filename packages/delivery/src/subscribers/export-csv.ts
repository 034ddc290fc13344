import type { SubscriberFilter, SubscriptionView } from '@masthead/domain';
import type { SubscriptionTable } from '../ports/subscriber-store.ts';
import type { Suppressions } from '../ports/suppressions.ts';
import { byteOrderMark, csvLines } from './csv/write-csv.ts';

/** Headings that an import knows again. */
const columns = [
  'address',
  'name',
  'newsletter_id',
  'state',
  'frequency',
  'paused_until',
  'topics',
  'source',
  'form_version',
  'requested_at',
  'confirmed_at',
  'engaged_at',
  'suppressed',
] as const;

/** The list as CSV, a piece at a time: what is held in memory is one page. */
export async function* exportCsv(
  filter: SubscriberFilter,
  { table, suppressions }: { readonly table: SubscriptionTable; readonly suppressions: Suppressions },
): AsyncGenerator<string> {
  yield byteOrderMark + csvLines([columns]);
  for await (const rows of table.walk(filter)) {
    const suppressed = await suppressions.among(rows.map((row) => row.address));
    yield csvLines(rows.map((row) => cellsOf(row, suppressed.has(row.address))));
  }
}

function cellsOf(row: Omit<SubscriptionView, 'suppressed'>, suppressed: boolean): readonly string[] {
  const { consent } = row;
  return [
    row.address,
    row.name ?? '',
    row.newsletterId,
    row.state,
    row.frequency,
    instant(row.pausedUntil),
    row.topics.join(' '),
    consent.source,
    consent.formVersion,
    instant(consent.requestedAt),
    instant(consent.confirmedAt),
    instant(row.engagedAt),
    suppressed ? 'yes' : 'no',
  ];
}

function instant(at: Date | null): string {
  return at === null ? '' : at.toISOString();
}
