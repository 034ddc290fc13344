import type { Finding } from '../desk/doctor.ts';

const marks = { ok: 'ok', note: '--', bad: '!!' } as const;

/** A line a check; how to mend what is not well stands below it. */
export function describeFindings(checks: readonly Finding[]): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  return checks
    .flatMap(({ detail, mend, name, state }) => [
      `${marks[state]}  ${name.padEnd(width)}  ${detail}`,
      ...(mend === null ? [] : [`    ${' '.repeat(width)}  → ${mend}`]),
    ])
    .join('\n');
}
