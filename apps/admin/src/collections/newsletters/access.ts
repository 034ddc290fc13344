import { admins, nobody, staff } from '../../access/rules.ts';

/** The brand, the sender and the slot are the admins'; everybody at the desk reads them. */
export const newslettersAccess = {
  create: admins,
  read: staff,
  update: admins,
  // Issues, subscriptions and renditions name it: a newsletter ends, it is not deleted.
  delete: nobody,
  unlock: nobody,
};
