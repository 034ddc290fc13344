import { foldedWords } from './fold.ts';

/** How often a word is used, and which letters it has: a bit for each. */
interface Known {
  uses: number;
  readonly letters: number;
}

/** Every word of what is indexed now, with the number of its uses: what a mistyped word may have been meant to be. */
export class WordCounts {
  readonly #known = new Map<string, Known>();

  add(text: string): void {
    for (const word of foldedWords(text)) {
      const known = this.#known.get(word);
      if (known === undefined) this.#known.set(word, { uses: 1, letters: lettersOf(word) });
      else known.uses += 1;
    }
  }

  /** Whatever was taken back must not come out as a hint either. */
  remove(text: string): void {
    for (const word of foldedWords(text)) {
      const known = this.#known.get(word);
      if (known === undefined) continue;
      known.uses -= 1;
      if (known.uses <= 0) this.#known.delete(word);
    }
  }

  clear(): void {
    this.#known.clear();
  }

  has(word: string): boolean {
    return this.#known.has(word);
  }

  /**
   * The known word nearest to `word`, of equally near ones the most used; null when none is near: one slip from four
   * letters on, two from eight on. `isOpen`: the beginning of a known word will do.
   */
  nearest(word: string, isOpen: boolean): string | null {
    const most = slipsAllowed(word);
    if (most === 0) return null;
    const wanted = lettersOf(word);
    let best: { readonly word: string; readonly slips: number; readonly uses: number } | null = null;
    for (const [known, { uses, letters }] of this.#known) {
      // A slip brings in one strange letter at most: this spares nearly all words the exact count.
      if (bitsIn(wanted & ~letters) > most || (!isOpen && bitsIn(letters & ~wanted) > most)) continue;
      if (known.length < word.length - most || (!isOpen && known.length > word.length + most)) continue;
      if (/\d/.test(known)) continue;
      const whole = slipsBetween(word, known, most);
      const slips =
        isOpen && known.length > word.length
          ? Math.min(whole, slipsBetween(word, known.slice(0, word.length), most))
          : whole;
      if (slips > most || slips === 0) continue;
      if (best === null || slips < best.slips || (slips === best.slips && uses > best.uses))
        best = { word: known, slips, uses };
    }
    return best?.word ?? null;
  }
}

/** A bit for each letter that stands in the word; in other alphabets several letters share one. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
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
