import { assertNever } from '@masthead/domain';
import type { RowFault } from './read-person.ts';

export type ImportFault = RowFault | 'suppressed' | 'unsubscribed';

/** For the file of errors: what is wrong and what would help. */
export function importFaultWords(code: ImportFault): string {
  switch (code) {
    case 'no-address':
      return 'The row has no address.';
    case 'not-an-address':
      return 'This is not one plain e-mail address.';
    case 'not-utf8':
      return 'The row is not UTF-8: save the file as "CSV UTF-8".';
    case 'bad-frequency':
      return 'The frequency is neither "every" nor "monthly".';
    case 'bad-date':
      return 'The date is not written as 2026-11-22 or 2026-11-22T09:00:00Z.';
    case 'date-in-the-future':
      return 'The date of consent is still to come.';
    case 'pending-in-file':
      return 'This reader has not confirmed yet in the file: not imported.';
    case 'unsubscribed-in-file':
      return 'This reader is unsubscribed in the file: not imported.';
    case 'suppressed-in-file':
      return 'This address is suppressed in the file: not imported.';
    case 'bad-state':
      return 'The state in the file is none we know as confirmed: not imported.';
    case 'bad-suppressed':
      return 'Whether the address is suppressed is neither "yes" nor "no" in the file: not imported.';
    case 'suppressed':
      return 'Nobody may mail this address: it bounced, complained, was suppressed or erased.';
    case 'unsubscribed':
      return 'This reader has unsubscribed. Only they can come back, by signing up again.';
    default:
      return assertNever(code);
  }
}
