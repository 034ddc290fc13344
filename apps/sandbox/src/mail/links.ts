/** Every http(s) and mailto address a reader could follow, HTML links first, each once. */
export function linksOf(html: string | null, text: string | null): string[] {
  const found = new Set<string>();
  for (const match of (html ?? '').matchAll(/<a\b[^>]*?\shref\s*=\s*("([^"]*)"|'([^']*)')/gi)) {
    found.add(decodeEntities(match[2] ?? match[3] ?? ''));
  }
  for (const match of (text ?? '').matchAll(/https?:\/\/[^\s<>"')\]]+/g)) {
    found.add(match[0].replace(/[.,;:!?]+$/, ''));
  }
  return [...found].filter((link) => /^(https?:|mailto:)/i.test(link));
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function decodeEntities(value: string): string {
  return value.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi, (whole, hex, dec, name) => {
    if (typeof hex === 'string') return codePoint(Number.parseInt(hex, 16), whole);
    if (typeof dec === 'string') return codePoint(Number.parseInt(dec, 10), whole);
    return ENTITIES[String(name).toLowerCase()] ?? whole;
  });
}

function codePoint(code: number, whole: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
