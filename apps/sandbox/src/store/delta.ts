/**
 * A personalised copy told as "so much of the base, then these letters": pairs of [at, length] are copied from the
 * base, strings are literal. The copies of one issue differ in a few places, so 50 kB become some hundred bytes.
 */
export type Delta = readonly (readonly [number, number] | string)[];

/** How far ahead a lost thread is looked for, and how many letters must agree to take it up again. */
const REACH = 4096;
const ANCHOR = 24;
const BLOCK = 2048;

export function makeDelta(base: string, copy: string): Delta {
  const delta: (readonly [number, number] | string)[] = [];
  let inBase = 0;
  let inCopy = 0;
  while (inCopy < copy.length) {
    const same = commonLength(base, inBase, copy, inCopy);
    if (same > 0) delta.push([inBase, same]);
    inBase += same;
    inCopy += same;
    if (inCopy >= copy.length) break;
    const next = findThread(base, inBase, copy, inCopy);
    delta.push(copy.slice(inCopy, next.inCopy));
    inBase = next.inBase;
    inCopy = next.inCopy;
  }
  return delta;
}

export function applyDelta(base: string, delta: Delta): string {
  return delta
    .map((part) => (typeof part === 'string' ? part : base.slice(part[0], part[0] + part[1])))
    .join('');
}

/** Letters the delta had to spell out. */
export function literalLength(delta: Delta): number {
  return delta.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0);
}

/** Length of what both have in common from here on: whole blocks by one comparison, the last one by halving. */
function commonLength(a: string, fromA: number, b: string, fromB: number): number {
  const most = Math.min(a.length - fromA, b.length - fromB);
  let same = 0;
  while (same + BLOCK <= most && equal(a, fromA + same, b, fromB + same, BLOCK)) same += BLOCK;
  for (let step = BLOCK / 2; step >= 1; step /= 2) {
    if (same + step <= most && equal(a, fromA + same, b, fromB + same, step)) same += step;
  }
  return same;
}

function equal(a: string, fromA: number, b: string, fromB: number, length: number): boolean {
  return a.slice(fromA, fromA + length) === b.slice(fromB, fromB + length);
}

/** The next place where base and copy agree for some letters; the ends of both when there is none within reach. */
function findThread(
  base: string,
  inBase: number,
  copy: string,
  inCopy: number,
): { inBase: number; inCopy: number } {
  const window = copy.slice(inCopy, inCopy + REACH);
  let best: { ahead: number; found: number } | null = null;
  for (let ahead = 1; inBase + ahead + ANCHOR <= base.length; ahead += ahead < 64 ? 1 : 16) {
    // Repeated sentences agree in the wrong place first: look a little further for a nearer match.
    const stopAt: number = best === null ? REACH : Math.min(best.ahead + 64, best.found);
    if (ahead >= stopAt) break;
    const found = window.indexOf(base.slice(inBase + ahead, inBase + ahead + ANCHOR));
    if (found >= 0 && (best === null || found < best.found)) best = { ahead, found };
  }
  if (best === null) return { inBase: base.length, inCopy: copy.length };
  let { ahead, found } = best;
  while (ahead > 0 && found > 0 && base[inBase + ahead - 1] === window[found - 1]) {
    ahead -= 1;
    found -= 1;
  }
  return { inBase: inBase + ahead, inCopy: inCopy + found };
}
