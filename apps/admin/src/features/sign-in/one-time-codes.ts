import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
const RECOVERY_CODES = 10;
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A new shared secret: 160 random bits, as RFC 4226 §4 asks, in base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an authenticator reads out of the QR code. */
export function enrolUri(secret: string, account: string): string {
  return totp(secret, account).toString();
}

/**
 * The 30-second step that a code of six digits belongs to (RFC 6238): this one, the one before or the one after, for
 * clocks that differ. Null when it is no code of theirs. Whoever calls refuses a step that was used already.
 */
export function stepOf(code: string, secret: string, now: Date): number | null {
  const digits = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = totp(secret, '').validate({ token: digits, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

/** Ten codes for the day the telephone is gone: 16 letters each (79 bits), so that a plain hash of one is safe to keep. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    let code = '';
    while (code.length < 16) {
      // Bytes past the last whole round of letters would make some likelier.
      for (const byte of randomBytes(16))
        if (byte < 248 && code.length < 16) code += LETTERS[byte % LETTERS.length];
    }
    return code.replaceAll(/(.{4})(?=.)/g, '$1-');
  });
}

/** As it is kept: however it is typed, dashes, blanks and capitals or not. */
export function recoveryHash(code: string): string {
  return createHash('sha256')
    .update(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
    .digest('hex');
}

/** A ticket, invitation or the like, as it is kept. */
export function ticketHash(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex');
}

function totp(secret: string, account: string): TOTP {
  return new TOTP({
    issuer: 'Masthead',
    label: account,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });
}
