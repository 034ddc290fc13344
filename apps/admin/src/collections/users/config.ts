import type { CollectionConfig } from 'payload';
import { roles } from '../../access/roles.ts';
import { admins, staff } from '../../access/rules.ts';
import { env } from '../../env.ts';
import { accountDoors } from '../../features/sign-in/account-doors.ts';
import { forgetCode } from '../../features/sign-in/forget-code.ts';
import { keepAccount } from '../../features/sign-in/keep-account.ts';
import { limitTries } from '../../features/sign-in/limit-tries.ts';
import { LOCK_MINUTES, WRONG_PASSWORDS } from '../../features/sign-in/lock.ts';
import { markPassword, noteAccount, noteRemoval } from '../../features/sign-in/note-account.ts';
import { noteRefusal, noteSignIn } from '../../features/sign-in/note-sign-in.ts';
import { askSecondFactor } from '../../features/sign-in/second-factor.ts';
import { inviteUser } from '../../mail/invite-user.ts';
import { passwordReset } from '../../mail/password-reset.ts';
import { adminsButThemselves, adminsOnly, selfOrAdmin } from './access.ts';
import { cookieFlags } from './cookie-flags.ts';
import { closedFirstRegister } from './first-register.ts';
import { mastheadLocal } from './local-strategy.ts';

export const Users: CollectionConfig = {
  slug: 'users',
  disableDuplicate: true,
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'email', 'role'],
    group: 'Administration',
  },
  access: {
    admin: ({ req }) => staff({ req }),
    create: admins,
    read: selfOrAdmin,
    update: selfOrAdmin,
    delete: adminsButThemselves,
    unlock: admins,
  },
  auth: {
    tokenExpiration: 12 * 60 * 60,
    maxLoginAttempts: WRONG_PASSWORDS,
    lockTime: LOCK_MINUTES * 60 * 1000,
    useAPIKey: false,
    // One session an entry in the account: what is not in it any more opens nothing, whatever token comes.
    useSessions: true,
    cookies: cookieFlags(env().ADMIN_URL),
    removeTokenFromResponses: true,
    strategies: [mastheadLocal],
    forgotPassword: passwordReset,
  },
  hooks: {
    beforeChange: [markPassword],
    afterChange: [noteAccount, inviteUser],
    afterDelete: [forgetCode, noteRemoval],
    beforeOperation: [limitTries],
    beforeLogin: [keepAccount, askSecondFactor],
    afterLogin: [noteSignIn],
    afterError: [noteRefusal],
  },
  endpoints: [closedFirstRegister, ...accountDoors],
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 120 },
    {
      name: 'role',
      type: 'select',
      required: true,
      defaultValue: 'writer',
      options: roles.map((role) => ({ label: `${role[0]?.toUpperCase()}${role.slice(1)}`, value: role })),
      access: { create: adminsOnly, update: adminsOnly },
      // In the login token's place nothing is trusted: every request reads the stored role.
      admin: { description: 'Writers draft; editors approve and schedule; admins do the rest.' },
    },
  ],
};
