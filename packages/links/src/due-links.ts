const DAY_MS = 86_400_000;
/** A page is looked at again after so long. */
const AGAIN_AFTER_MS = 14 * DAY_MS;
/** A round asks for so many; at one a second and host that is far less than an hour's politeness. */
const A_ROUND = 200;

/** Which of the addresses to look at now: never looked at first, then the longest ago. */
export function dueLinks(
  urls: Iterable<string>,
  checkedAt: ReadonlyMap<string, Date>,
  now: Date,
): readonly string[] {
  const last = (url: string) => checkedAt.get(url)?.getTime() ?? 0;
  return [...urls]
    .filter((url) => now.getTime() - last(url) >= AGAIN_AFTER_MS)
    .sort((a, b) => last(a) - last(b) || (a < b ? -1 : 1))
    .slice(0, A_ROUND);
}
