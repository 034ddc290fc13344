import { domainToASCII } from 'node:url';
import emailAddresses from 'email-addresses';

export interface Address {
  /** Who it is: NFC, lower case throughout, domain in ASCII. Two spellings of one mailbox share it. */
  readonly identity: string;
  /** Where mail goes: the local part as typed (its host may care), domain in ASCII. */
  readonly mailbox: string;
  /** What the reader typed, for showing. */
  readonly typed: string;
}

export type AddressFault = 'empty' | 'too-long' | 'control-character' | 'not-an-address' | 'bad-domain';

export class InvalidAddress extends Error {
  override readonly name = 'InvalidAddress';
  readonly code: AddressFault;
  constructor(code: AddressFault) {
    super(`not a usable e-mail address (${code})`);
    this.code = code;
  }
}

/**
 * One bare mailbox (RFC 5322 addr-spec with RFC 6532's Unicode), by a parser rather than a pattern.
 * Display names, comments, quoted local parts, address literals and lists are refused: nobody signs up with them,
 * and each is a door for a second recipient or a header. @throws InvalidAddress
 */
export function parseAddress(input: string): Address {
  const typed = input.trim().normalize('NFC');
  if (typed === '') throw new InvalidAddress('empty');
  // RFC 5321 § 4.5.3.1: a path has 256 octets with its brackets, so an address 254.
  if (Buffer.byteLength(typed) > 254) throw new InvalidAddress('too-long');
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]/u.test(typed)) throw new InvalidAddress('control-character');
  const local = bareLocalPart(typed);
  if (local === null) throw new InvalidAddress('not-an-address');
  if (Buffer.byteLength(local) > 64) throw new InvalidAddress('too-long');
  const domain = asciiDomain(typed.slice(local.length + 1));
  if (domain === null) throw new InvalidAddress('bad-domain');
  const mailbox = `${local}@${domain}`;
  if (Buffer.byteLength(mailbox) > 254) throw new InvalidAddress('too-long');
  return { identity: `${local.toLowerCase().normalize('NFC')}@${domain}`, mailbox, typed };
}

/** As {@link parseAddress}, with null for what is no address. */
export function tryParseAddress(input: string): Address | null {
  try {
    return parseAddress(input);
  } catch (error) {
    if (error instanceof InvalidAddress) return null;
    throw error;
  }
}

function bareLocalPart(typed: string): string | null {
  const parsed = emailAddresses.parseOneAddress({
    input: typed,
    rfc6532: true,
    strict: true,
    rejectTLD: true,
    startAt: 'address',
  });
  if (parsed === null || parsed.type !== 'mailbox') return null;
  // What was parsed must be all that was typed: no name, no comment, no quotes, no brackets.
  return `${parsed.local}@${parsed.domain}` === typed ? parsed.local : null;
}

/** WHATWG/IDNA to ASCII; null unless it is a host name with at least two labels (RFC 1123) whose last is no number. */
function asciiDomain(domain: string): string | null {
  // A URL's host may be percent-encoded; a mail domain may not, and a second spelling is a way around a block.
  const ascii = domain.includes('%') ? '' : domainToASCII(domain);
  if (ascii === '' || ascii.length > 253) return null;
  const labels = ascii.split('.');
  const last = labels.at(-1);
  if (labels.length < 2 || last === undefined || /^[0-9]+$/.test(last)) return null;
  return labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) ? ascii : null;
}
