import type { CollectionAfterDeleteHook } from 'payload';
import { removeTwoFactor } from './two-factor-store.ts';

/** Whose account is gone leaves no secret behind. */
export const forgetCode: CollectionAfterDeleteHook = async ({ id, req }) => {
  await removeTwoFactor(req.payload, String(id));
};
