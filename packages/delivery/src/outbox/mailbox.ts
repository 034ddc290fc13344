/**
 * `"Name" <address>` for a header: always quoted, quotes and backslashes escaped (RFC 5322 § 3.2.4).
 * @throws InvalidMail for a control character in either part (reference: threats, "header injection").
 */
export function formatMailbox(mailbox: { readonly name: string; readonly address: string }): string {
  refuseControls('from', mailbox.name);
  refuseControls('from', mailbox.address);
  if (/[<>\s"]/.test(mailbox.address)) throw new InvalidMail('from', 'is not a bare address');
  return `"${mailbox.name.replaceAll(/["\\]/g, '\\$&')}" <${mailbox.address}>`;
}

/** A mail that must never be handed over: our caller's mistake, found before it is stored. */
export class InvalidMail extends Error {
  override readonly name = 'InvalidMail';
  readonly code = 'INVALID_MAIL';
  constructor(
    readonly field: string,
    why: string,
  ) {
    super(`${field} ${why}`);
  }
}

/** CR, LF, NUL and their kin would start another header. @throws InvalidMail */
export function refuseControls(field: string, value: string): void {
  if (/[\p{Cc}\u2028\u2029]/u.test(value)) throw new InvalidMail(field, 'holds a control character');
}
