import { z } from 'zod';
import type { CliContext } from '../cli-context.ts';
import { askDesk } from '../desk/ask-desk.ts';
import { requireDesk } from '../desk/require-desk.ts';

/** As the desk takes it. */
export type Account = { readonly userId: string } | { readonly email: string };

/** What the desk answers (apps/admin, features/sign-in). */
const Removed = z.object({ removed: z.boolean() });

/** Whoever runs this knows that it is them: the desk cannot. */
export async function takeCodeAway(
  account: Account,
  { json }: { readonly json?: true },
  context: CliContext,
): Promise<void> {
  const desk = await requireDesk(context);
  const path = '/api/masthead/security/code/take-away';
  const answer = await askDesk(desk, { path, body: account, answer: Removed });
  const inWords = answer.removed
    ? 'The code is gone and their sessions are ended: the password alone signs them in, until they set up a new one.'
    : 'That account has no code.';
  context.out(`${json === true ? JSON.stringify(answer, null, 2) : inWords}\n`);
}
