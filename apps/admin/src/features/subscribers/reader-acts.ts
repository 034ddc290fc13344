import { HexId } from '@masthead/domain';
import { z } from 'zod';
import type { Actor } from '../../access/roles.ts';
import { delivery } from '../../delivery.ts';
import { DeskError } from '../desk-error.ts';

const reason = z.string().trim().min(3, 'Say why, for whoever looks.').max(500);
const address = z.string().trim().min(3).max(320);

export const ReaderAct = z.strictObject({ address, reason });
export type ReaderAct = z.infer<typeof ReaderAct>;

/** No reason: it might name the reader, and is kept nowhere. One that is sent all the same is dropped here. */
export const EraseAct = z.object({ address });

export const NewReader = z.strictObject({
  newsletterId: HexId,
  address,
  name: z.string().trim().max(120).optional(),
  /** How this person consented; becomes the consent's source. */
  consentSource: z.string().trim().min(3, 'Say how this person consented.').max(300),
});
export type NewReader = z.infer<typeof NewReader>;

/** @throws DeskError when the address is none, or is suppressed */
export async function addReader(actor: Actor, { name, consentSource, ...who }: NewReader) {
  const { desk } = await delivery();
  const by = { actor: actor.email, reason: consentSource };
  const outcome = await understood(() => desk.add({ ...who, name: name ?? null, consentSource }, by));
  if (outcome === 'suppressed')
    throw new DeskError(409, 'suppressed', 'Nobody may mail this address.', 'Restore it first, and say why.');
  return { outcome };
}

export async function suppressReader(actor: Actor, act: ReaderAct) {
  const { desk } = await delivery();
  return { added: await understood(() => desk.suppress(act.address, by(actor, act))) };
}

/** @throws DeskError when there is nothing to restore, or only the reader can */
export async function restoreReader(actor: Actor, act: ReaderAct) {
  const { desk } = await delivery();
  const outcome = await understood(() => desk.restore(act.address, by(actor, act)));
  if (outcome === 'none')
    throw new DeskError(404, 'not-suppressed', 'This address is not suppressed.', 'Nothing was changed.');
  if (outcome === 'erased')
    throw new DeskError(
      409,
      'erased',
      'This reader asked to be forgotten.',
      'Only their own new signup lifts that.',
    );
  return { restored: true };
}

/** @throws DeskError when nobody has that address */
export async function eraseReader(actor: Actor, { address: who }: z.infer<typeof EraseAct>) {
  const { desk } = await delivery();
  if (await understood(() => desk.erase(who, { actor: actor.email }))) return { erased: true };
  throw new DeskError(404, 'nobody', 'Nobody of that address is on a list.', 'Check the spelling.');
}

function by(actor: Actor, { reason: why }: ReaderAct) {
  return { actor: actor.email, reason: why };
}

async function understood<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Error && error.name === 'InvalidAddress')) throw error;
    throw new DeskError(
      422,
      'not-an-address',
      'That is not one plain e-mail address.',
      'Check the spelling.',
    );
  }
}
