import type { Frequency } from '@masthead/domain';
import type { ImportField, ImportMapping, ImportPerson } from '../../ports/imports.ts';
import { InvalidAddress, parseAddress } from '../address.ts';
import { cleanName } from '../person-name.ts';

export type RowFault =
  | 'no-address'
  | 'not-an-address'
  | 'not-utf8'
  | 'bad-frequency'
  | 'pending-in-file'
  | 'unsubscribed-in-file'
  | 'suppressed-in-file'
  | 'bad-state'
  | 'bad-suppressed'
  | 'bad-date'
  | 'date-in-the-future';

type Reading =
  | { readonly ok: true; readonly person: ImportPerson }
  | { readonly ok: false; readonly code: RowFault };

/** One row of a file → one person, or why not. @param now no consent can be younger */
export function readPerson(
  cells: readonly string[],
  row: number,
  mapping: ImportMapping,
  now: Date,
): Reading {
  const cell = (field: ImportField): string => {
    const index = mapping[field];
    return index === undefined ? '' : (cells[index] ?? '').trim();
  };
  // What was not UTF-8 has become U+FFFD on the way.
  if (cells.some((text) => text.includes('\uFFFD'))) return { ok: false, code: 'not-utf8' };
  const typed = cell('address');
  if (typed === '') return { ok: false, code: 'no-address' };
  const unwanted = faultOfState(cell('state')) ?? faultOfSuppressed(cell('suppressed'));
  if (unwanted !== null) return { ok: false, code: unwanted };
  const frequency = readFrequency(cell('frequency'));
  if (frequency === undefined) return { ok: false, code: 'bad-frequency' };
  const confirmedAt = readDate(cell('confirmedAt'));
  if (confirmedAt === undefined) return { ok: false, code: 'bad-date' };
  if (confirmedAt !== null && confirmedAt > now) return { ok: false, code: 'date-in-the-future' };
  const pausedUntil = readDate(cell('pausedUntil'));
  if (pausedUntil === undefined) return { ok: false, code: 'bad-date' };
  try {
    const { identity, mailbox } = parseAddress(typed);
    return {
      ok: true,
      person: {
        row,
        identity,
        mailbox,
        name: cleanName(cell('name') || `${cell('firstName')} ${cell('lastName')}`),
        frequency,
        topics: readTopics(cell('topics')),
        pausedUntil: pausedUntil !== null && pausedUntil > now ? pausedUntil : null,
        confirmedAt,
      },
    };
  } catch (error) {
    if (!(error instanceof InvalidAddress)) throw error;
    return { ok: false, code: 'not-an-address' };
  }
}

/** A list from elsewhere says who wants no mail, too: a row is taken only where it says "confirmed", in our words or another's, or nothing. */
function faultOfState(text: string): RowFault | null {
  switch (text.toLowerCase()) {
    case '':
    case 'confirmed':
    case 'subscribed':
    case 'active':
      return null;
    case 'pending':
    case 'unconfirmed':
      return 'pending-in-file';
    case 'unsubscribed':
      return 'unsubscribed-in-file';
    default:
      return 'bad-state';
  }
}

function faultOfSuppressed(text: string): RowFault | null {
  switch (text.toLowerCase()) {
    case '':
    case 'no':
    case 'false':
    case '0':
      return null;
    case 'yes':
    case 'true':
    case '1':
      return 'suppressed-in-file';
    default:
      return 'bad-suppressed';
  }
}

/** Null: nothing said. Undefined: not understood. */
function readFrequency(text: string): Frequency | null | undefined {
  const word = text.toLowerCase();
  if (word === '') return null;
  if (word === 'every' || word === 'weekly' || word === 'every issue') return 'every';
  if (word === 'monthly' || word === 'digest') return 'monthly';
  return undefined;
}

/** ISO 8601, or `YYYY-MM-DD hh:mm[:ss]` as databases print it, taken as UTC. Nothing that can be read two ways. */
function readDate(text: string): Date | null | undefined {
  if (text === '') return null;
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    text,
  );
  if (parts === null) return undefined;
  const [, day = '', time = '00:00', zone = 'Z'] = parts;
  const date = new Date(`${day}T${time}${zone}`);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1990 ? undefined : date;
}

function readTopics(text: string): readonly string[] {
  const slugs = text
    .toLowerCase()
    .split(/[\s,;|]+/)
    .filter((slug) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug));
  return [...new Set(slugs)].slice(0, 50);
}
