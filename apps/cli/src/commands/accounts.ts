import { type Command, InvalidArgumentError } from 'commander';
import type { CliContext } from '../cli-context.ts';
import type { Account } from './run-accounts.ts';

interface Json {
  readonly json?: true;
}

export function addAccountsCommand(program: Command, context: CliContext): void {
  const accounts = program.command('accounts').description('the accounts of the desk');
  accounts
    .command('take-code-away')
    .description(
      'for whoever lost telephone and recovery codes; ends their sessions. Be sure that it is them',
    )
    .argument('<account>', 'what they sign in with, or the id that stands in its address', account)
    .option('--json', 'print what the desk answered')
    .action(async (typed: Account, options: Json) =>
      (await import('./run-accounts.ts')).takeCodeAway(typed, options, context),
    );
}

function account(typed: string): Account {
  const text = typed.trim();
  if (/^[0-9a-f]{24}$/.test(text)) return { userId: text };
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return { email: text };
  throw new InvalidArgumentError('An e-mail address, like edith@news.example, or 24 hexadecimal digits.');
}
