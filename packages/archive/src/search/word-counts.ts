import { foldedWords } from './fold.ts';

/** Every word of what is indexed now, with the number of its uses: what a mistyped word may have been meant to be. */
export class WordCounts {
  readonly #counts = new Map<string, number>();

  add(text: string): void {
    for (const word of foldedWords(text)) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }

  /** Whatever was taken back must not come out as a hint either. */
  remove(text: string): void {
    for (const word of foldedWords(text)) {
      const left = (this.#counts.get(word) ?? 0) - 1;
      if (left > 0) this.#counts.set(word, left);
      else this.#counts.delete(word);
    }
  }

  clear(): void {
    this.#counts.clear();
  }

  has(word: string): boolean {
    return this.#counts.has(word);
  }

  /**
   * The known word nearest to `word`, of equally near ones the most used; null when none is near: one slip from four
   * letters on, two from eight on. `isOpen`: the beginning of a known word will do.
   */
  nearest(word: string, isOpen: boolean): string | null {
    const most = slipsAllowed(word);
    if (most === 0) return null;
    let best: { readonly word: string; readonly slips: number; readonly count: number } | null = null;
    for (const [known, count] of this.#counts) {
      if (known.length < word.length - most || (!isOpen && known.length > word.length + most)) continue;
      if (/\d/.test(known)) continue;
      const whole = slipsBetween(word, known, most);
      const slips =
        isOpen && known.length > word.length
          ? Math.min(whole, slipsBetween(word, known.slice(0, word.length), most))
          : whole;
      if (slips > most || slips === 0) continue;
      if (best === null || slips < best.slips || (slips === best.slips && count > best.count))
        best = { word: known, slips, count };
    }
    return best?.word ?? null;
  }
}

function slipsAllowed(word: string): number {
  if (/\d/.test(word) || word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

/** Letters missing, added, changed or swapped with their neighbour (optimal string alignment); `most + 1` stands for "more". */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let slips = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
      row.push(slips);
      least = Math.min(least, slips);
    }
    if (least > most) return most + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? most + 1;
}
