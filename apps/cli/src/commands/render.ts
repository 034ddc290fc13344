import type { Command } from 'commander';
import type { CliContext } from '../cli-context.ts';

export function addRenderCommand(program: Command, context: CliContext): void {
  program
    .command('render')
    .description('write email.html, email.txt, web.html and snapshot.json of an issue')
    .argument('<file|number>', 'a text file, or the number of an issue in the desk')
    .requiredOption('--out <dir>', 'the folder to write into; made when missing')
    .action(async (source: string, { out }: { out: string }) => {
      const { runRender } = await import('./run-render.ts');
      await runRender(source, out, context);
    });
}
