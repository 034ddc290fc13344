/** One issue that came back for the time being, with the first time we heard of it. */
export interface SoftBounce {
  readonly issueId: string;
  readonly at: Date;
}

const inARow = 3;
const atLeastMs = 7 * 86_400_000;

/**
 * A full mailbox is a bad week; three issues over a week or more is an address nobody reads. Answers since when the last
 * three came back, if they span that long; whether anything reached the reader in between is for the ledger to say.
 */
export function wornOutSince(bounces: readonly SoftBounce[]): Date | null {
  const last = [...bounces].sort((a, b) => a.at.getTime() - b.at.getTime()).slice(-inARow);
  const [first] = last;
  const newest = last.at(-1);
  if (last.length < inARow || first === undefined || newest === undefined) return null;
  return newest.at.getTime() - first.at.getTime() >= atLeastMs ? first.at : null;
}
