/** The smallest of the numbers and `atMost`; any length (a spread into Math.min breaks at some 100,000). */
export function smallest(values: readonly number[], atMost: number): number {
  return values.reduce((least, value) => Math.min(least, value), atMost);
}
