import type { PaceHints } from '../ports/pacer.ts';

type Headers = Readonly<Record<string, string | string[] | undefined>> | null;

/** What any answer says of the limit and of what its window still takes: `ratelimit-limit` (`10`, or `10, 10;w=1`) for the window `ratelimit-policy` names (1 s). */
export function paceHints(headers: Headers): PaceHints {
  if (headers === null) return {};
  const limit = leadingNumber(headers['ratelimit-limit']);
  if (limit === null || limit <= 0) return {};
  const window = /;\s*w=(\d+)/.exec(first(headers['ratelimit-policy']) ?? '')?.[1];
  const remaining = leadingNumber(headers['ratelimit-remaining']);
  return {
    limitPerSecond: limit / Math.max(1, Number(window ?? 1)),
    ...(remaining === null ? {} : { remaining }),
  };
}

/** `retry-after` in ms. Also a closed quota has one, of hours: whoever reads it must know what the answer was about. */
export function retryAfterOf(headers: Headers): number | null {
  const seconds = leadingNumber(headers?.['retry-after']);
  return seconds === null ? null : Math.ceil(seconds * 1000);
}

function leadingNumber(value: string | string[] | undefined): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)/.exec(first(value) ?? '');
  return match?.[1] === undefined ? null : Number(match[1]);
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
