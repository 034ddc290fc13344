export type { ConfirmProps } from './email/confirm.tsx';
export type { GoodbyeProps } from './email/goodbye.tsx';
export type { InvitationProps } from './email/invitation.tsx';
export type { LetterSender } from './email/letter.tsx';
export type { NoticeProps } from './email/notice.tsx';
export type { PasswordResetProps } from './email/password-reset.tsx';
export type { WelcomeProps } from './email/welcome.tsx';
export { type DigestWords, phrasesFor } from './phrases/index.ts';
export { renderIssue } from './render-issue.ts';
export { type RenderedMail, renderMail } from './render-mail.ts';
export { renderWebPage } from './render-web-page.ts';
export { rendererVersion } from './rendition-version.ts';
export {
  anchorFor,
  type IssueCorrection,
  type ItemShape,
  type Printable,
  type PrintableItem,
  walkSnapshot,
  wordsOfBlocks,
  wordsOfLine,
} from './snapshot/index.ts';
