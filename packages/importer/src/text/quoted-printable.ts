/**
 * Takes what a mail's transfer encoding left behind ("It=E2=80=99s", a "=" at the end of broken lines) back to text.
 * Text that only happens to hold a "=" stays as it is.
 */
export function withoutQuotedPrintable(source: string): string {
  const softBreaks = source.match(/[^\s=]=\r?\n/g)?.length ?? 0;
  const isEncoded =
    /=E2=80=[0-9A-F]{2}|=C[23]=[89AB][0-9A-F]/.test(source) ||
    /=3D["']/.test(source) ||
    (softBreaks >= 2 && /=(?:20|3D|09)/.test(source));
  if (!isEncoded) return source;
  return source
    .replace(/[ \t]*=[ \t]*\r?\n/g, (ending) => (ending.startsWith(' ') ? ' ' : ''))
    .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => {
      const octets = Uint8Array.from(bytes.slice(1).split('='), (pair) => Number.parseInt(pair, 16));
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(octets);
      } catch {
        // A sign of another encoding, or no sign at all ("a=20b" in a formula).
        return bytes;
      }
    });
}
