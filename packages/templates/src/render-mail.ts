import { createElement } from 'react';
import { type AccountLockedProps, accountLockedContent } from './email/account-locked.tsx';
import { type AddressMovedProps, addressMovedContent } from './email/address-moved.tsx';
import { type ConfirmProps, confirmContent } from './email/confirm.tsx';
import { type GoodbyeProps, goodbyeContent } from './email/goodbye.tsx';
import { type InvitationProps, invitationContent } from './email/invitation.tsx';
import { houseSender, Letter, type LetterContent, type LetterSender } from './email/letter.tsx';
import { type NewAddressProps, newAddressContent } from './email/new-address.tsx';
import { type NoticeProps, noticeContent } from './email/notice.tsx';
import { type PasswordResetProps, passwordResetContent } from './email/password-reset.tsx';
import { renderDocument } from './email/render-document.ts';
import { type WelcomeProps, welcomeContent } from './email/welcome.tsx';
import { makeMarks } from './placeholders.ts';
import { singleLine } from './single-line.ts';
import { printHref } from './snapshot/print-line.ts';
import { letterText } from './text/letter-text.ts';

/** A single mail, ready for the outbox: no placeholders, values escaped for where they stand. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Every mail that is not an issue. */
export const renderMail = {
  confirm: (props: ConfirmProps) => renderLetter(props.newsletter, confirmContent(props)),
  welcome: (props: WelcomeProps) => renderLetter(props.newsletter, welcomeContent(props)),
  goodbye: (props: GoodbyeProps) => renderLetter(props.newsletter, goodbyeContent(props)),
  newAddress: (props: NewAddressProps) => renderLetter(props.newsletter, newAddressContent(props)),
  addressMoved: (props: AddressMovedProps) => renderLetter(props.newsletter, addressMovedContent(props)),
  passwordReset: (props: PasswordResetProps) => renderLetter(houseSender, passwordResetContent(props)),
  accountLocked: (props: AccountLockedProps) => renderLetter(houseSender, accountLockedContent(props)),
  invitation: (props: InvitationProps) => renderLetter(houseSender, invitationContent(props)),
  notice: (props: NoticeProps) => renderLetter(houseSender, noticeContent(props)),
} as const;

/** Links that are not http, https or mailto are left out of both parts. */
function withWebLinks(content: LetterContent): LetterContent {
  return {
    ...content,
    action: content.action !== null && printHref(content.action.url) !== null ? content.action : null,
    links: content.links.filter(({ url }) => printHref(url) !== null),
  };
}

async function renderLetter(sender: LetterSender, typed: LetterContent): Promise<RenderedMail> {
  const content = withWebLinks({ ...typed, subject: singleLine(typed.subject) });
  const marks = makeMarks(JSON.stringify([sender, content]));
  const html = await renderDocument(createElement(Letter, { sender, content, marks }), marks);
  const words = { ...content, senderName: sender.name, postalAddress: sender.postalAddress };
  return { subject: content.subject, html, text: letterText(words) };
}
