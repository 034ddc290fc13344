/** As the sandbox counts: a rule in force, and how often it has fired. */
export interface FiredFault {
  readonly kind: string;
  readonly fired: number;
}

/** Over all rules that were ever in force; those of one kind together. */
export function sumByKind(faults: readonly FiredFault[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { kind, fired } of faults) sums.set(kind, (sums.get(kind) ?? 0) + fired);
  return sums;
}

/** What a scenario promises to do and did not: by the list of what is expected, for a rule that was never set is in no count. */
export function neverHappened(
  expected: readonly string[],
  sums: ReadonlyMap<string, number>,
): readonly string[] {
  return [...new Set(expected)].filter((kind) => (sums.get(kind) ?? 0) === 0);
}
