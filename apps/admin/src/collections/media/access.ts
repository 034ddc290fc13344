import { nobody, staff } from '../../access/rules.ts';

/** Never deleted: an approved rendition may name the file. */
export const mediaAccess = { create: staff, read: staff, update: staff, delete: nobody, unlock: nobody };
