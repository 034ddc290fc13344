import { ApiError } from './errors.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly hasMore: boolean;
}

/** `limit` 1–100 (20 when left out). Throws `validation_error`. */
export function limitOf(query: URLSearchParams): number {
  const raw = query.get('limit');
  if (raw === null) return 20;
  const limit = Number(raw);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw new ApiError('validation_error', 'The `limit` parameter must be between 1 and 100.');
  return limit;
}

/** A page of a list that is newest first; `after` and `before` name ids. */
export function paginate<T extends { readonly id: string }>(
  all: readonly T[],
  query: URLSearchParams,
): Page<T> {
  const limit = limitOf(query);
  const after = query.get('after');
  const before = query.get('before');
  if (after !== null && before !== null)
    throw new ApiError('validation_error', 'Use either `after` or `before`, not both.');
  if (before !== null) {
    const end = indexOf(all, before);
    const start = Math.max(0, end - limit);
    return { items: all.slice(start, end), hasMore: start > 0 };
  }
  const start = after === null ? 0 : indexOf(all, after) + 1;
  return { items: all.slice(start, start + limit), hasMore: start + limit < all.length };
}

export function listAnswer<T, R>(page: Page<T>, show: (item: T) => R): unknown {
  return { object: 'list', has_more: page.hasMore, data: page.items.map(show) };
}

/** `2026-11-22 17:40:03.120+00`, as the API writes times outside of events. */
export function apiTime(ms: number): string {
  return `${new Date(ms).toISOString().replace('T', ' ').replace('Z', '')}+00`;
}

function indexOf(all: readonly { readonly id: string }[], id: string): number {
  const index = all.findIndex((item) => item.id === id);
  if (index < 0) throw new ApiError('validation_error', 'The cursor does not exist.');
  return index;
}
