import { createHmac } from 'node:crypto';

/** The signup form's own keys, one for each signing key of the installation: a stamp is never a token. */
export function deriveFormKeys(
  keys: readonly { readonly secret: Uint8Array }[],
): readonly [Buffer, ...Buffer[]] {
  const [first, ...rest] = keys.map(({ secret }) =>
    createHmac('sha256', secret).update('masthead/site/signup-form').digest(),
  );
  if (first === undefined) throw new Error('TOKEN_KEYS holds no key');
  return [first, ...rest];
}
