/**
 * A cell that a spreadsheet would run as a formula gets a `'` in front (reference: threats, "CSV injection"). Cells that
 * begin with `'` and such a sign get one more, so that {@link unguardFormula} gives back exactly what went in.
 */
export function guardFormula(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

export function unguardFormula(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
