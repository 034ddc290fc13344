import type { Command } from 'commander';
import type { CliContext } from '../cli-context.ts';

interface Options {
  readonly dryRun?: true;
  readonly json?: true;
}

export function addMigrateCommand(program: Command, context: CliContext): void {
  program
    .command('migrate')
    .description(
      'what a new version changes in the database: each change once, under a lock; killed, it goes on',
    )
    .option(
      '--dry-run',
      'list the changes, done and to come, and how many documents each would change; write nothing',
    )
    .option('--json', 'print the list as JSON')
    .action(async (options: Options) => (await import('./run-migrate.ts')).runMigrate(options, context));
}
