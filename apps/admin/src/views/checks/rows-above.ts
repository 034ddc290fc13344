export interface RowAbove {
  /** The list field that holds the row. */
  readonly list: string;
  readonly index: number;
}

/** The rows a field lies in, outermost first: `sections.2.items.0.url` lies in row 2 of `sections`, then row 0 of its `items`. */
export function rowsAbove(path: string): RowAbove[] {
  const parts = path.split('.');
  return parts.flatMap((part, at) =>
    /^\d+$/.test(part) ? [{ list: parts.slice(0, at).join('.'), index: Number(part) }] : [],
  );
}
