import { relative } from 'node:path';
import type { AdminLogin } from './admin-login.ts';
import type { RunningMasthead } from './run-masthead.ts';

export interface ReadyOptions {
  readonly masthead: RunningMasthead;
  readonly login: AdminLogin;
  readonly dataDir: string;
  readonly elapsedMs: number;
}

/** The last thing `npm start` prints: where everything is and what to try first. */
export function printReady(options: ReadyOptions, print: (text: string) => void = console.log): void {
  const { masthead, login, dataDir, elapsedMs } = options;
  const { siteUrl, adminUrl, sandboxUrl, isLive } = masthead;
  const inbox = isLive ? 'mail goes out through Resend: real people get it' : sandboxUrl;
  const lines = [
    '',
    `  Masthead is ready (${(elapsedMs / 1000).toFixed(1)} s)`,
    '',
    `  Site    ${siteUrl}`,
    `  Admin   ${adminUrl}/admin`,
    `  Inbox   ${inbox}`,
    '',
    ...loginLines(login),
    '',
    '  Try first',
    ...(isLive ? liveTries(siteUrl) : sandboxTries(siteUrl, sandboxUrl)),
    `  · Log in to the admin, open an issue, preview it, approve it and send it.`,
    '  · npm run -s masthead -- import YOUR-LETTER.txt --dry-run',
    '',
    `  Everything is kept in ${relative(process.cwd(), dataDir) || dataDir}. Stop with Ctrl-C.`,
    '',
  ];
  print(lines.join('\n'));
}

function loginLines({ email, password, path, isNew }: AdminLogin): string[] {
  const file = relative(process.cwd(), path);
  if (password === null) return [`  Log in as ${email} with the ADMIN_PASSWORD of your .env`];
  if (!isNew) return [`  Log in as ${email}; the first password is in ${file}`];
  return [
    `  Log in as ${email} with ${password}`,
    `  (shown this once; kept in ${file}, readable by you alone)`,
  ];
}

function sandboxTries(siteUrl: string, sandboxUrl: string): string[] {
  return [
    `  · Sign up at ${siteUrl}, then confirm from the mail in ${sandboxUrl}`,
    '    (no mail leaves this machine until RESEND_API_KEY is set in .env).',
  ];
}

function liveTries(siteUrl: string): string[] {
  return [`  · Sign up at ${siteUrl} with an address of your own and confirm.`];
}
