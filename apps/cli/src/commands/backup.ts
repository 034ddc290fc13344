import type { Command } from 'commander';
import type { CliContext } from '../cli-context.ts';

interface Json {
  readonly json?: true;
}

export function addBackupCommand(program: Command, context: CliContext): void {
  // Loaded when asked for, as every command.
  const run = () => import('./run-backup.ts');
  program
    .command('backup')
    .description('the whole installation into a new folder: every collection at one instant, and the media')
    .argument('<folder>', 'must not be there yet')
    .option('--json', 'print the manifest')
    .action(async (folder: string, options: Json) => (await run()).makeBackup(folder, options, context));
  program
    .command('verify-backup')
    .description('is this backup whole? Reads all of it')
    .argument('<folder>')
    .option('--json', 'print the manifest')
    .action(async (folder: string, options: Json) => (await run()).verifyBackup(folder, options, context));
  program
    .command('restore')
    .description(
      'a backup into an empty database (MONGODB_URI) and its media folder; nothing is mailed by it',
    )
    .argument('<folder>')
    .option('--json', 'print the manifest')
    .action(async (folder: string, options: Json) => (await run()).restoreBackup(folder, options, context));
}
