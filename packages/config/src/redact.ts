/**
 * Blanks e-mail addresses and secrets out of a line of text, a line of JSON included.
 * The first alternative swallows JSON's escapes, so that `\nada@example.org` is cut after the `\n`, never inside it.
 * Every repetition is bounded: a hostile line costs linear time.
 */
export function redactText(line: string): string {
  return line.replace(SENSITIVE, (whole, ...groups) => {
    const found = groups.at(-1) as Record<string, string | undefined>;
    if (found.escape !== undefined) return whole;
    if (found.scheme !== undefined) return `${found.scheme}[secret]@`;
    if (found.label !== undefined) return `${found.label}[secret]`;
    return found.email !== undefined ? '[address]' : '[secret]';
  });
}

/** Keys whose values are never logged, wherever they stand (three levels deep). */
export const SENSITIVE_KEYS = [
  'email',
  'emailAddress',
  'address',
  'recipient',
  'recipients',
  'to',
  'cc',
  'bcc',
  'replyTo',
  'ip',
  'password',
  'secret',
  'token',
  'apiKey',
  'authorization',
  'cookie',
  'unsubToken',
  'prefsToken',
  'tokenKeys',
] as const;

const SENSITIVE = new RegExp(
  [
    String.raw`(?<escape>\\(?:u[0-9a-fA-F]{4}|.))`,
    // user:password@ of a database address
    String.raw`(?<scheme>\b[a-z][a-z0-9+]{1,15}:\/\/)[^\s"\\/@]{1,256}@`,
    String.raw`(?<label>\bBearer |[?&](?:token|t|key|secret)=|"(?:authorization|cookie)":")[^\s"\\&]{1,4096}`,
    String.raw`(?<secret>\b(?:re_|whsec_)[A-Za-z0-9+/_=-]{8,512}|\beyJ[\w-]{8,4096}\.[\w-]{8,4096}(?:\.[\w-]{1,4096})?)`,
    // an opaque token: long, with small and capital letters and digits (a SHA-256 in hex stays readable)
    String.raw`(?<opaque>(?<![\w-])(?=[\w-]{0,512}[a-z])(?=[\w-]{0,512}[A-Z])(?=[\w-]{0,512}\d)[\w-]{32,512}(?:\.[\w-]{16,512})?)`,
    String.raw`(?<email>(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+'-]{1,64}(?:@|%40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8})`,
  ].join('|'),
  'gu',
);
