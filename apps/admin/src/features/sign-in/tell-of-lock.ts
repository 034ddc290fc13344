import { renderMail } from '@masthead/templates';
import { env } from '../../env.ts';
import { enqueueHouseMail } from '../../mail/enqueue-house-mail.ts';
import { LOCK_MINUTES, WRONG_PASSWORDS } from './lock.ts';

/** A mail to the owner of an account that was locked just now; at most one an hour. */
export async function tellOfLock({ id, email }: { readonly id: string | number; readonly email: string }) {
  const mail = await renderMail.accountLocked({
    adminUrl: env().ADMIN_URL,
    wrongPasswords: WRONG_PASSWORDS,
    lockedMinutes: LOCK_MINUTES,
  });
  const purposeKey = `locked/${String(id)}/${new Date().toISOString().slice(0, 13)}`;
  await enqueueHouseMail({ purposeKey, kind: 'notice', to: email }, mail);
}
