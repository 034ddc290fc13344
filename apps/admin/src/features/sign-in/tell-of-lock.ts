import { renderMail } from '@masthead/templates';
import { delivery } from '../../delivery.ts';
import { env } from '../../env.ts';
import { houseSender } from '../../mail/house-sender.ts';

/** A mail to the owner of an account that was locked just now; at most one an hour. */
export async function tellOfLock({ id, email }: { readonly id: string | number; readonly email: string }) {
  const { outbox } = await delivery();
  const mail = await renderMail.notice({
    title: 'Your account at the desk was locked',
    paragraphs: [
      'Somebody typed a wrong password for your account eight times in a row. It opens again by itself in ten minutes.',
      'Was it not you? Nothing of yours was seen. Choose a password that you use nowhere else, and set up a code beside it.',
    ],
    link: { label: 'Sign-in and sessions', url: `${env().ADMIN_URL}/admin/security` },
  });
  await outbox.enqueue({
    purposeKey: `locked/${String(id)}/${new Date().toISOString().slice(0, 13)}`,
    kind: 'notice',
    from: houseSender(),
    to: email,
    replyTo: null,
    ...mail,
    headers: {},
  });
}
