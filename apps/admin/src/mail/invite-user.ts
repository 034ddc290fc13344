import { renderMail } from '@masthead/templates';
import type { CollectionAfterChangeHook } from 'payload';
import { actorOf } from '../access/roles.ts';
import { env } from '../env.ts';
import type { User } from '../payload-types.ts';
import { enqueueHouseMail } from './enqueue-house-mail.ts';

const VALID_DAYS = 3;

/**
 * For `users.hooks.afterChange`: whom a person makes an account for is mailed a link to choose a password of their own.
 * An account that no person made (the first admin, from the environment) has its password already.
 */
export const inviteUser: CollectionAfterChangeHook<User> = async ({ doc, operation, req }) => {
  const actor = actorOf(req);
  if (operation !== 'create' || actor === null) return doc;
  const token = await req.payload.forgotPassword({
    collection: 'users',
    data: { email: doc.email },
    disableEmail: true,
    expiration: VALID_DAYS * 24 * 60 * 60 * 1000,
    req,
  });
  const adminUrl = env().ADMIN_URL;
  const mail = await renderMail.invitation({
    invitedBy: actor.name,
    role: doc.role,
    adminUrl,
    acceptUrl: `${adminUrl}/admin/reset/${encodeURIComponent(token)}`,
    validDays: VALID_DAYS,
  });
  await enqueueHouseMail({ purposeKey: `invitation/${doc.id}`, kind: 'invitation', to: doc.email }, mail);
  return doc;
};
