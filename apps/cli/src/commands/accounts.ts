import type { Command } from 'commander';
import { z } from 'zod';
import type { CliContext } from '../cli-context.ts';
import { askDesk } from '../desk/ask-desk.ts';
import { requireDesk } from '../desk/require-desk.ts';

const Removed = z.object({ removed: z.boolean() });

export function addAccountsCommand(program: Command, context: CliContext): void {
  program
    .command('accounts')
    .description('the accounts of the desk')
    .command('take-code-away')
    .argument('<id>', 'of the account, as its address in the desk has it')
    .description(
      'for whoever lost telephone and recovery codes; ends their sessions. Be sure that it is them',
    )
    .action(async (userId: string) => {
      const desk = await requireDesk(context);
      const path = '/api/masthead/security/code/take-away';
      const { removed } = await askDesk(desk, { path, body: { userId }, answer: Removed });
      context.out(
        removed
          ? 'The code is gone and their sessions are ended: the password alone signs them in, until they set up a new one.\n'
          : 'That account has no code.\n',
      );
    });
}
