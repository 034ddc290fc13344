/** Keeps "…" and "@" on one line. */
const wordJoiner = '\u2060';

/** "ad…@example.org": enough for its owner, too little for whom the mail was forwarded to. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 1) return '…';
  const local = [...address.slice(0, at)];
  return `${local.slice(0, local.length > 3 ? 2 : 1).join('')}…${wordJoiner}${address.slice(at)}`;
}
