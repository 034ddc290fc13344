import { houseSender, Letter, type LetterContent } from './letter.tsx';

export interface PasswordResetProps {
  readonly resetUrl: string;
  /** Where the desk is, to tell two installations apart. */
  readonly adminUrl: string;
  readonly validMinutes: number;
}

export function passwordResetContent({
  resetUrl,
  adminUrl,
  validMinutes,
}: PasswordResetProps): LetterContent {
  return {
    subject: 'Choose a new password for Masthead',
    preheader: `The link works for ${validMinutes} minutes.`,
    title: 'Choose a new password',
    paragraphs: [`Somebody asked for a new password for your account at ${adminUrl}.`],
    action: { label: 'Choose a new password', url: resetUrl },
    notes: [
      `The link works once and for ${validMinutes} minutes. If it was not you, do nothing: your password stays as it is.`,
    ],
    links: [],
    reason: 'Sent because the desk has an account with this address.',
  };
}

export default function PasswordReset(props: PasswordResetProps) {
  return <Letter sender={houseSender} content={passwordResetContent(props)} />;
}

PasswordReset.PreviewProps = {
  resetUrl: 'https://desk.gradient.example/admin/reset/sample-token',
  adminUrl: 'https://desk.gradient.example',
  validMinutes: 60,
} satisfies PasswordResetProps;
