const maxChars = 2_000;
const maxDepth = 6;
const maxEntries = 40;
/** Their values are codes and times; every other text may be somebody's. */
const plainKeys: ReadonlySet<string> = new Set([
  'type',
  'created_at',
  'id',
  'email_id',
  'source_id',
  'subType',
  'reason',
  'origin',
  'status',
  'campaign',
  'batch',
  'index',
  'issue',
  'outbox',
]);

/** What an event looked like: its keys, the kinds of its values, and codes that name nobody. JSON, at most 2,000 characters. */
export function sketchEvent(event: unknown): string {
  return JSON.stringify(sketch(event, '', 0)).slice(0, maxChars);
}

function sketch(value: unknown, key: string, depth: number): unknown {
  if (typeof value === 'string')
    return plainKeys.has(key) && /^[\w.:+ -]{0,64}$/.test(value) ? value : `text(${value.length})`;
  if (typeof value !== 'object' || value === null) return value;
  if (depth === maxDepth) return '…';
  if (Array.isArray(value)) return value.slice(0, maxEntries).map((each) => sketch(each, key, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, maxEntries)
      // A key may be somebody's too, where a map is keyed by address.
      .map(([name, each]) => [
        /^\w{1,40}$/.test(name) ? name : `key(${name.length})`,
        sketch(each, name, depth + 1),
      ]),
  );
}
