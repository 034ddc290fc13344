import { houseSender, Letter, type LetterContent } from './letter.tsx';

export interface AccountLockedProps {
  readonly adminUrl: string;
  /** How many wrong passwords in a row lock an account, and for how long. */
  readonly wrongPasswords: number;
  readonly lockedMinutes: number;
}

/** To the owner of an account that was locked just now. */
export function accountLockedContent(props: AccountLockedProps): LetterContent {
  const { adminUrl, lockedMinutes, wrongPasswords } = props;
  return {
    subject: 'Your account at the desk was locked',
    preheader: `Somebody typed a wrong password ${wrongPasswords} times in a row.`,
    title: 'Your account was locked',
    paragraphs: [
      `Somebody typed a wrong password for your account at ${adminUrl} ${wrongPasswords} times in a row. It opens again by itself in ${lockedMinutes} minutes.`,
      'Was it not you? Nothing of yours was seen. Choose a password that you use nowhere else, and set up a code beside it.',
    ],
    action: { label: 'Sign-in and sessions', url: `${adminUrl}/admin/security` },
    notes: [],
    links: [],
    reason: 'Sent because the desk has an account with this address.',
  };
}

export default function AccountLocked(props: AccountLockedProps) {
  return <Letter sender={houseSender} content={accountLockedContent(props)} />;
}

AccountLocked.PreviewProps = {
  adminUrl: 'https://desk.gradient.example',
  wrongPasswords: 8,
  lockedMinutes: 10,
} satisfies AccountLockedProps;
