import { z } from 'zod';

/** One signing key of `TOKEN_KEYS`. The first of the list signs, all of them verify. */
export interface TokenKey {
  readonly kid: string;
  /** At least 32 bytes. */
  readonly secret: Uint8Array;
}

/** A TCP port; the default is the one a fresh clone uses. */
export const port = (fallback: number) =>
  z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(1, 'is below 1')
    .max(65_535, 'is above 65535')
    .default(fallback);

/** A whole number within bounds. */
export const wholeNumber = (fallback: number, min: number, max: number) =>
  z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(min, `is below ${min}`)
    .max(max, `is above ${max}`)
    .default(fallback);

/** A number above zero, fractions allowed. */
export const positiveNumber = (fallback: number) =>
  z.coerce.number('is not a number').positive('is not above zero').default(fallback);

/** An http(s) address kept without its trailing slash, so that `${url}/path` is always right. */
export const baseUrl = () =>
  z
    .url({ protocol: /^https?$/, error: 'is not an http(s) address' })
    .refine((url) => !/[?#]/.test(url), 'has a query or a fragment')
    .transform((url) => url.replace(/\/+$/, ''));

/** A MongoDB address that names its database; `masthead` where it names none. */
export const mongodbUri = () =>
  z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/[^/?]+/, 'is not a mongodb:// address')
    .transform(nameDatabase);

export const redisUrl = () =>
  z
    .string()
    .regex(
      /^rediss?(\+(cluster|sentinel))?:\/\/./,
      'is not a redis://, redis+cluster:// or redis+sentinel:// address',
    );

/** `ID:SECRET` of a store's key, told apart at the first colon. */
export const accessKey = () =>
  z
    .string()
    .regex(/^[^\s:]+:\S+$/, 'is not ID:SECRET')
    .transform((text) => {
      const at = text.indexOf(':');
      return { id: text.slice(0, at), secret: text.slice(at + 1) };
    });

/** A secret that was made by a machine: long enough not to be guessed. */
export const longSecret = () => z.string().min(32, 'is shorter than 32 characters');

/** `admin,editor` → roles of the desk, each once. */
export const deskRoles = () =>
  z
    .string()
    .default('')
    .transform((text) =>
      [...new Set(text.split(',').map((word) => word.trim()))].filter((word) => word !== ''),
    )
    .pipe(z.array(z.enum(['admin', 'editor', 'writer'], 'is none of admin, editor, writer')));

/** `kid:base64[,kid:base64]` → keys. */
export const tokenKeys = () =>
  z.string().transform((text, context): readonly TokenKey[] => {
    const keys = text.split(',').map((entry) => parseKey(entry.trim()));
    const bad = keys.indexOf(null);
    if (bad >= 0) {
      context.addIssue({ code: 'custom', message: `key ${bad + 1} is not kid:base64 of at least 32 bytes` });
      return z.NEVER;
    }
    const whole = keys.filter((key) => key !== null);
    if (new Set(whole.map((key) => key.kid)).size < whole.length) {
      context.addIssue({ code: 'custom', message: 'names the same kid twice' });
      return z.NEVER;
    }
    return whole;
  });

function parseKey(entry: string): TokenKey | null {
  const match = /^([A-Za-z0-9_-]{1,16}):([A-Za-z0-9+/_-]+={0,2})$/.exec(entry);
  if (!match?.[1] || !match[2]) return null;
  const secret = Buffer.from(match[2], 'base64');
  return secret.length < 32 ? null : { kid: match[1], secret: new Uint8Array(secret) };
}

function nameDatabase(uri: string): string {
  const [, head = uri, database = '', query = ''] =
    /^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?([^?]*)(\?.*)?$/.exec(uri) ?? [];
  return `${head}/${database === '' ? 'masthead' : database}${query}`;
}
