import { describe, expect, test } from '@jest/globals';
import { readHtml } from '../test/read-html.ts';
import { tooWide } from '../test/sentences.ts';
import AccountLocked from './email/account-locked.tsx';
import AddressMoved from './email/address-moved.tsx';
import Confirm from './email/confirm.tsx';
import Goodbye from './email/goodbye.tsx';
import Invitation from './email/invitation.tsx';
import NewAddress from './email/new-address.tsx';
import Notice from './email/notice.tsx';
import PasswordReset from './email/password-reset.tsx';
import Welcome from './email/welcome.tsx';
import { renderMail } from './render-mail.ts';

const mails = {
  confirm: () => renderMail.confirm(Confirm.PreviewProps),
  welcome: () => renderMail.welcome(Welcome.PreviewProps),
  goodbye: () => renderMail.goodbye(Goodbye.PreviewProps),
  newAddress: () => renderMail.newAddress(NewAddress.PreviewProps),
  addressMoved: () => renderMail.addressMoved(AddressMoved.PreviewProps),
  passwordReset: () => renderMail.passwordReset(PasswordReset.PreviewProps),
  accountLocked: () => renderMail.accountLocked(AccountLocked.PreviewProps),
  invitation: () => renderMail.invitation(Invitation.PreviewProps),
  notice: () => renderMail.notice(Notice.PreviewProps),
};

describe.each(Object.entries(mails))('the %s mail', (_name, render) => {
  test('reads like this', async () => {
    const { subject, text } = await render();
    expect(`${subject}\n\n${text}`).toMatchSnapshot();
  });

  test('has a text part of 72 columns, but for one long word or address', async () => {
    expect(tooWide((await render()).text)).toEqual([]);
  });

  test('holds its action in both parts, and no placeholder', async () => {
    const { html, text } = await render();
    const { links, headings } = readHtml(html);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      expect(link).toMatch(/^https:\/\//);
      expect(text).toContain(link);
    }
    expect(headings).toHaveLength(1);
    expect(html + text).not.toContain('{{{');
  });
});

describe('values in a mail', () => {
  test('are text wherever they stand', async () => {
    const hostile = '<b>"x"</b>\r\nBcc: a@b.example';
    const mail = await renderMail.notice({ title: hostile, paragraphs: [hostile, hostile], link: null });
    expect(mail.subject).toBe('<b>"x"</b> Bcc: a@b.example');
    expect(mail.html).not.toContain('<b>');
  });

  test('that are no web link become no link', async () => {
    const link = { label: 'Open', url: 'javascript:alert(1)' };
    const mail = await renderMail.notice({ title: 'T', paragraphs: ['P'], link });
    expect(readHtml(mail.html).links).toEqual([]);
  });
});
