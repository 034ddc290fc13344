/** What a link in a mail may do. Each purpose has its own key: a token of one is noise to the others. */
export const tokenPurposes = ['confirm', 'unsubscribe', 'preferences', 'move', 'reading'] as const;
export type TokenPurpose = (typeof tokenPurposes)[number];

export interface TokenSubject {
  /** 24 hex digits. */
  readonly subscriptionId: string;
  /** The subscriber's token version, 0–65535: raising it voids every link sent before. */
  readonly version: number;
  /** Kept to the second. A campaign gives its start, so that every attempt has the same bytes. */
  readonly issuedAt: Date;
}

export type TokenReading =
  | { readonly ok: true; readonly subject: TokenSubject }
  | { readonly ok: false; readonly reason: 'invalid' | 'expired' };

/** `v1.<kid>.<payload>.<mac>`: URL-safe as it stands, about 55 characters (reference: threats, "token forgery"). */
export interface Tokens {
  /** The key new tokens are signed with; a campaign stores it and passes it back to `issue`. */
  readonly signingKeyId: string;
  /** Is that key still here? A campaign goes on with the one it began with. */
  knows(keyId: string): boolean;
  /** Deterministic. @throws RangeError for an id, version or time that does not fit, Error for an unknown key. */
  issue(purpose: TokenPurpose, subject: TokenSubject, keyId?: string): string;
  /** Never throws, whatever it is given. The version is for the caller to compare. */
  read(purpose: TokenPurpose, token: string, now: Date): TokenReading;
}
