/** One issue that came back for the time being, with the first time we heard of it. */
export interface SoftBounce {
  readonly issueId: string;
  readonly at: Date;
}

const inARow = 3;
const atLeastMs = 7 * 86_400_000;

/**
 * A full mailbox is a bad week; three issues or more in a row over a week or more is an address nobody reads.
 * @param bounces those since the last issue that reached the reader.
 * @returns the first moment at which that was so: more bounces heard of can only make it earlier, so their order is none.
 */
export function wornOutAt(bounces: readonly SoftBounce[]): Date | null {
  const row = [...bounces].sort((a, b) => a.at.getTime() - b.at.getTime());
  const [first] = row;
  if (first === undefined) return null;
  return row.slice(inARow - 1).find(({ at }) => at.getTime() - first.at.getTime() >= atLeastMs)?.at ?? null;
}
