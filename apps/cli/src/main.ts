import { Command, CommanderError } from 'commander';
import type { CliContext } from './cli-context.ts';
import { CliFailure } from './cli-failure.ts';
import { addAccountsCommand } from './commands/accounts.ts';
import { addBackupCommand } from './commands/backup.ts';
import { addCampaignsCommand } from './commands/campaigns.ts';
import { addCheckCommand } from './commands/check.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addImportCommand } from './commands/import.ts';
import { addKeysCommand } from './commands/keys.ts';
import { addMediaCommand } from './commands/media.ts';
import { addMigrateCommand } from './commands/migrate.ts';
import { addRenderCommand } from './commands/render.ts';
import { addSendingCommand } from './commands/sending.ts';
import { addSubscribersCommand } from './commands/subscribers.ts';

/** Every command of `masthead`, one file each; a new one is added here and nowhere else. */
const commands = [
  addImportCommand,
  addRenderCommand,
  addCheckCommand,
  addCampaignsCommand,
  addSubscribersCommand,
  addSendingCommand,
  addKeysCommand,
  addAccountsCommand,
  addDoctorCommand,
  addBackupCommand,
  addMediaCommand,
  addMigrateCommand,
];

/** Runs one command line → exit code. Failures a person can mend are one sentence on stderr. */
export async function main(argv: readonly string[], context: CliContext): Promise<number> {
  const program = new Command('masthead')
    .description('Read, render and send research newsletters.')
    .configureOutput({
      writeOut: (text) => void context.out(text),
      writeErr: (text) => void context.err(text),
    })
    .exitOverride()
    .showHelpAfterError('(masthead --help shows what can be asked)');
  for (const add of commands) add(program, context);
  try {
    await program.parseAsync([...argv]);
    return 0;
  } catch (error) {
    return report(error, context);
  }
}

function report(error: unknown, context: CliContext): number {
  // Commander has printed its own message already; asking for help is no failure.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CliFailure) {
    context.err(`masthead: ${error.message}\n`);
    return error.exitCode;
  }
  const detail = error instanceof Error ? error.message : String(error);
  context.err(`masthead: something went wrong that should not: ${detail}\n`);
  if (error instanceof Error && context.env.MASTHEAD_DEBUG) context.err(`${error.stack}\n`);
  return 1;
}
