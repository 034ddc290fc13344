import { assertNever } from '../assert-never.ts';
import type { Fate } from './message.ts';

/** Addresses that decide their own fate: `bounce@…` or `bounce+anything@…`, and so on. */
const BY_LOCAL_PART: Readonly<Record<string, Fate>> = {
  bounce: 'bounced',
  soft: 'soft',
  delay: 'delayed',
  complain: 'complained',
  suppressed: 'suppressed',
  failed: 'failed',
  quota: 'quota',
  silent: 'silent',
};

/** What becomes of a mail to this address. A suppressed one is accepted all the same, as the provider does. */
export function fateOf(address: string, isSuppressed: (address: string) => boolean): Fate {
  const bare = bareAddress(address).toLowerCase();
  if (isSuppressed(bare)) return 'suppressed';
  const at = bare.indexOf('@');
  const plus = bare.indexOf('+');
  const word = bare.slice(0, plus > 0 && plus < at ? plus : at);
  return Object.hasOwn(BY_LOCAL_PART, word) ? (BY_LOCAL_PART[word] ?? 'delivered') : 'delivered';
}

/** `Ada <ada@mail.test>` → `ada@mail.test`. */
export function bareAddress(address: string): string {
  if (!address.endsWith('>')) return address;
  const open = address.lastIndexOf('<');
  return open < 0 ? address : address.slice(open + 1, -1).trim();
}

/** The words the API uses for the last thing that happened to a mail with this fate. */
export function lastEventOf(fate: Fate): string {
  switch (fate) {
    case 'delivered':
      return 'delivered';
    case 'bounced':
    case 'soft':
      return 'bounced';
    case 'delayed':
      return 'delivered';
    case 'complained':
      return 'complained';
    case 'suppressed':
      return 'suppressed';
    case 'failed':
    case 'quota':
      return 'failed';
    case 'silent':
      return 'queued';
    default:
      return assertNever(fate);
  }
}
