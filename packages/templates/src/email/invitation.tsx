import { houseSender, Letter, type LetterContent } from './letter.tsx';

export interface InvitationProps {
  /** Who invites, as people know them. */
  readonly invitedBy: string;
  readonly role: 'admin' | 'editor' | 'writer';
  readonly adminUrl: string;
  /** Sets the first password. */
  readonly acceptUrl: string;
  readonly validDays: number;
}

const mayDo: Readonly<Record<InvitationProps['role'], string>> = {
  admin: 'As an admin you look after people, newsletters and settings too.',
  editor: 'As an editor you write, approve and schedule issues.',
  writer: 'As a writer you draft issues; an editor approves them.',
};

export function invitationContent(props: InvitationProps): LetterContent {
  return {
    subject: `${props.invitedBy} invites you to Masthead`,
    preheader: 'Choose a password and start.',
    title: 'You are invited to the desk',
    paragraphs: [`${props.invitedBy} has made you an account at ${props.adminUrl}.`, mayDo[props.role]],
    action: { label: 'Choose a password', url: props.acceptUrl },
    notes: [
      `The link works once and for ${props.validDays} days; after that, “Forgot password?” at the desk sends a new one.`,
    ],
    links: [],
    reason: `Sent because ${props.invitedBy} entered this address.`,
  };
}

export default function Invitation(props: InvitationProps) {
  return <Letter sender={houseSender} content={invitationContent(props)} />;
}

Invitation.PreviewProps = {
  invitedBy: 'Mira Holt',
  role: 'editor',
  adminUrl: 'https://desk.gradient.example',
  acceptUrl: 'https://desk.gradient.example/admin/reset/sample-token',
  validDays: 3,
} satisfies InvitationProps;
