/** Numbered links of one text part: "[3]" in the text, the address in a list below the section. */
export interface References {
  /** The number of an address; the same one for the same address. */
  numberOf(href: string): number;
  /** Lines of the addresses named since the last call. */
  takeNew(): string[];
}

export function makeReferences(): References {
  const numbers = new Map<string, number>();
  let listed = 0;
  return {
    numberOf(href) {
      const known = numbers.get(href);
      if (known !== undefined) return known;
      numbers.set(href, numbers.size + 1);
      return numbers.size;
    },
    takeNew() {
      const fresh = [...numbers].filter(([, number]) => number > listed);
      listed = numbers.size;
      return fresh.map(([href, number]) => `[${number}] ${href}`);
    },
  };
}
