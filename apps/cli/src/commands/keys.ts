import type { Command } from 'commander';
import type { CliContext } from '../cli-context.ts';
import type { RotateOptions } from '../keys/rotate-options.ts';

export function addKeysCommand(program: Command, context: CliContext): void {
  const keys = program.command('keys').description('the keys that sign links in mails');
  const run = () => import('./run-keys.ts');
  keys
    .command('show', { isDefault: true })
    .description('which key signs, which ones are still believed; never a secret')
    .option('--file <path>', 'where TOKEN_KEYS stands (.env, or what "npm start" wrote)')
    .action(async (options: RotateOptions) => (await run()).showKeys(options, context));
  keys
    .command('rotate')
    .description(
      'the next step of a rotation: adds a key; run again after a restart, lets it sign. Old links go on working',
    )
    .option('--file <path>', 'where TOKEN_KEYS stands (.env, or what "npm start" wrote)')
    .option('--at-once', 'both steps in one, where all processes are restarted together')
    .option('--print', 'reads TOKEN_KEYS from the environment and prints the next value, for a secret store')
    .action(async (options: RotateOptions) => (await run()).rotateKeys(options, context));
}
