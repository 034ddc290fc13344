import type { Actor } from '../../access/roles.ts';
import { delivery } from '../../delivery.ts';
import { DeskError } from '../desk-error.ts';

/** Somebody mended the key or the domain: what waited goes on. */
export async function resumeSending(actor: Actor): Promise<{ readonly resumed: true }> {
  if (await (await delivery()).sending.resume(actor.email)) return { resumed: true };
  throw new DeskError(409, 'not-stopped', 'Sending is not stopped.', 'There is nothing to resume.');
}
