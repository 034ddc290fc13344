/** What the desk's log tells of, by what an admin looks for. */
export const logged = {
  'Sign-ins': [
    'signed in',
    'sign-in failed',
    'wrong code',
    'account locked',
    'locked account tried',
    'sign-ins stopped',
    'signed out elsewhere',
    'password reset',
    'code set up',
    'code removed',
  ],
  Accounts: ['account made', 'account removed', 'role changed', 'address changed', 'password set'],
  Sends: [
    'scheduled',
    'sent now',
    'paused',
    'resumed',
    'rest let go',
    'cancelled',
    'failed retried',
    'unknown settled',
  ],
  Exports: ['readers exported', 'import errors exported'],
  Erasures: ['reader erased', 'reader forgotten'],
} as const;

export type LogGroup = keyof typeof logged;
export type DeskAct = (typeof logged)[LogGroup][number];

export const logGroups = Object.keys(logged) as readonly LogGroup[];

/** One line of the desk's log. */
export interface LogLine {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly act: DeskAct;
  /** The name of who did it; null for nobody we know, and for readers. */
  readonly by: string | null;
  readonly network: string | null;
  readonly detail: string | null;
}

/** Whether an act of an issue's history is a send, which the log tells of as well. */
export function isSendAct(verb: string): verb is (typeof logged.Sends)[number] {
  return (logged.Sends as readonly string[]).includes(verb);
}
