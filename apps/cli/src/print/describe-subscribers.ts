import type { Import, ReaderStats } from '../desk/subscribers.ts';

const outcomes = {
  added: 'added',
  confirmed: 'confirmed (were waiting)',
  updated: 'filled in',
  known: 'on the list already',
  repeated: 'in the file twice',
  refused: 'refused',
} as const;

/** What became of the rows, one line each that is not zero. */
export function describeImportRun(
  view: Import,
  { dryRun, errors }: { readonly dryRun?: true; readonly errors?: string },
): string {
  const lines = [
    `${view.name}: ${number(view.rows)} rows${dryRun === true ? ', a dry run: nothing was written' : ''}`,
  ];
  for (const [outcome, words] of Object.entries(outcomes)) {
    const count = view.counts[outcome] ?? 0;
    if (count > 0) lines.push(`  ${number(count).padStart(9)} ${words}`);
  }
  if ((view.counts.refused ?? 0) > 0 && errors === undefined)
    lines.push('  --errors FILE writes the refused rows, each with what is wrong.');
  return `${lines.join('\n')}\n`;
}

const order = ['confirmed', 'pending', 'unsubscribed'] as const;

export function describeStats({ newsletters }: ReaderStats): string {
  if (newsletters.length === 0) return 'There is no newsletter yet.\n';
  return newsletters
    .map(({ name, slug, counts, weeks }) => {
      const recent = weeks.slice(-4);
      const joined = recent.reduce((sum, week) => sum + week.joined, 0);
      const left = recent.reduce((sum, week) => sum + week.left, 0);
      const states = order.map((state) => `${number(counts[state])} ${state}`);
      return `${name} (${slug}): ${states.join(', ')}\n  last four weeks: ${number(joined)} joined, ${number(left)} left\n`;
    })
    .join('');
}

function number(count: number): string {
  return count.toLocaleString('en');
}
