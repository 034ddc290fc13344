import type { CampaignStatus } from '@masthead/domain';
import type { CampaignRow } from '../desk/campaigns.ts';
import { moment, named } from './words.ts';

const head = ['ID', 'STATUS', 'WHEN', 'RECIPIENTS', 'WAITING', 'IN FLIGHT', 'FAILED', 'UNKNOWN', 'ISSUE'];
const numbers = new Set(['RECIPIENTS', 'WAITING', 'IN FLIGHT', 'FAILED', 'UNKNOWN']);

/** A table, one line a campaign; a reason stands on a line of its own below. */
export function describeCampaigns(
  rows: readonly CampaignRow[],
  asked: { readonly status: CampaignStatus | null; readonly limit: number; readonly isFirst: boolean },
): string {
  if (rows.length === 0 && !asked.isFirst) return 'Those were all.';
  if (rows.length === 0)
    return asked.status === null ? 'Nothing has been sent yet.' : `No campaign is ${asked.status} now.`;
  const cells = rows.map(cellsOf);
  const widths = head.map((title, at) => Math.max(title.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) =>
        numbers.has(head[at] ?? '') ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const lines = rows.flatMap(({ campaign: { reason } }, at) => [
    line(cells[at] ?? []),
    ...(reason === null ? [] : [`  ${reason}`]),
  ]);
  const last = rows.at(-1)?.campaign.id ?? '';
  const more = rows.length < asked.limit ? [] : [`Older ones: --before ${last}`];
  return [line(head), ...lines, ...more].join('\n');
}

function cellsOf({ campaign, issue, newsletterName, timeZone }: CampaignRow): string[] {
  const { counts, id, inFlight, recipients, scheduledFor, startedAt, status } = campaign;
  const figure = (count: number | undefined) =>
    startedAt === null ? '-' : (count ?? 0).toLocaleString('en');
  return [
    id,
    status,
    moment(startedAt ?? scheduledFor, timeZone),
    recipients === null ? '-' : recipients.toLocaleString('en'),
    figure(counts.pending),
    figure(inFlight),
    figure(counts.failed),
    figure(counts.unknown),
    `${named(issue)}, ${newsletterName}`,
  ];
}
