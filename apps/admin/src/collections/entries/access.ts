import { editors, nobody, staff } from '../../access/rules.ts';

/** Writers add and mend entries while they write; taking one away is an editor's act. */
export const entriesAccess = { create: staff, read: staff, update: staff, delete: editors, unlock: nobody };
