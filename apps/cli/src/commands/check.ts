import { type Command, InvalidArgumentError } from 'commander';
import type { CliContext } from '../cli-context.ts';

interface CheckOptions {
  readonly json?: true;
  readonly newsletter?: string;
}

export function addCheckCommand(program: Command, context: CliContext): void {
  program
    .command('check')
    .description('what keeps an issue from being sent, what to look at, and every link in order')
    .argument('<number>', 'the number of an issue in the desk', issueNumber)
    .option('--json', 'print what the desk answered')
    .option('--newsletter <slug>', 'the newsletter it belongs to (default: the only one)')
    .action(async (number: string, options: CheckOptions) => {
      // Loaded when asked for, as every command.
      const { runCheck } = await import('./run-check.ts');
      await runCheck(number, options, context);
    });
}

function issueNumber(typed: string): string {
  if (/^[1-9]\d{0,5}$/.test(typed)) return typed;
  throw new InvalidArgumentError('An issue has a number from 1 on.');
}
