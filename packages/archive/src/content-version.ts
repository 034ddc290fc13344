import { createHash } from 'node:crypto';
import type { Correction, Snapshot } from '@masthead/domain';

/** SHA-256 of what a page is made of, errata included, independent of the order in which keys were written. */
export function contentVersionOf(snapshot: Snapshot, corrections: readonly Correction[] = []): string {
  const content = corrections.length === 0 ? snapshot : { snapshot, corrections };
  return createHash('sha256').update(JSON.stringify(content, sortKeys)).digest('hex');
}

function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
