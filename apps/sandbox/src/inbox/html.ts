/** A piece of HTML that is safe to insert as it is. */
export class Html {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
  toString(): string {
    return this.value;
  }
}

type Piece = Html | string | number | null | readonly Html[];

/** Template tag: everything put in is escaped, except what is Html already. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  let out = strings[0] ?? '';
  pieces.forEach((piece, index) => {
    out += pieceOf(piece) + (strings[index + 1] ?? '');
  });
  return new Html(out);
}

export function escapeHtml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function pieceOf(piece: Piece): string {
  if (piece === null) return '';
  if (piece instanceof Html) return piece.value;
  if (typeof piece === 'string') return escapeHtml(piece);
  if (typeof piece === 'number') return String(piece);
  return piece.map((one) => one.value).join('');
}
