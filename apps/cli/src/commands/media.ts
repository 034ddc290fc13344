import type { Command } from 'commander';
import type { CliContext } from '../cli-context.ts';

export function addMediaCommand(program: Command, context: CliContext): void {
  program
    .command('media')
    .description('uploaded pictures')
    .command('add')
    .argument('<folder>', 'of an old MEDIA_DIR, or the media of a backup')
    .description('copies what is missing into MEDIA_BUCKET (or MEDIA_DIR); replaces nothing, may be repeated')
    .action(async (folder: string) => (await import('./run-media.ts')).addMedia(folder, context));
}
