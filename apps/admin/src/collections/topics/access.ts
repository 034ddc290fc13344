import { editors, nobody, staff } from '../../access/rules.ts';

export const topicsAccess = { create: staff, read: staff, update: staff, delete: editors, unlock: nobody };
