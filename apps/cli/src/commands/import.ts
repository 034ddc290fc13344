import type { Command } from 'commander';
import type { CliContext } from '../cli-context.ts';

interface ImportOptions {
  readonly dryRun?: true;
  readonly json?: true;
  readonly newsletter?: string;
}

export function addImportCommand(program: Command, context: CliContext): void {
  program
    .command('import')
    .description('read newsletter texts into draft issues')
    .argument(
      '<file...>',
      'text, Markdown or HTML files, one issue each; zips of them (exports of Substack, beehiiv)',
    )
    .option('--dry-run', 'only read: make nothing, need no service')
    .option('--json', 'print one JSON array: { file, issue, report } for each file')
    .option('--newsletter <slug>', 'the newsletter the issues belong to (default: the only one)')
    .action(async (files: string[], options: ImportOptions) => {
      // Loaded when asked for: `masthead --help` needs none of it.
      const { runImport } = await import('./run-import.ts');
      await runImport(files, options, context);
    });
}
