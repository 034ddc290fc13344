/** What an answer says about pacing. `ratelimit-limit` may come as `10` or `10, 10;w=1`. */
export function paceHints(headers: Readonly<Record<string, string | string[] | undefined>> | null): {
  readonly limitPerSecond?: number;
  readonly retryAfterMs?: number;
} {
  if (headers === null) return {};
  const limit = leadingNumber(headers['ratelimit-limit']);
  const retryAfter = leadingNumber(headers['retry-after']);
  return {
    ...(limit !== null && limit > 0 ? { limitPerSecond: limit } : {}),
    ...(retryAfter !== null ? { retryAfterMs: Math.ceil(retryAfter * 1000) } : {}),
  };
}

function leadingNumber(value: string | string[] | undefined): number | null {
  const text = Array.isArray(value) ? value[0] : value;
  const match = /^\s*(\d+(?:\.\d+)?)/.exec(text ?? '');
  return match?.[1] === undefined ? null : Number(match[1]);
}
