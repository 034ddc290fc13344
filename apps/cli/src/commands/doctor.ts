import { type Command, InvalidArgumentError } from 'commander';
import type { CliContext } from '../cli-context.ts';

interface Options {
  readonly fix?: true;
  readonly json?: true;
  /** True: to the provider's own address for tests. */
  readonly proveTemplate?: string | true;
}

export function addDoctorCommand(program: Command, context: CliContext): void {
  program
    .command('doctor')
    .description('is all well with this installation? What is not is named, with how to mend it')
    .option(
      '--prove-template [address]',
      'first send one mail over a provider template and read it back; campaigns then go by template',
      address,
    )
    .option('--fix', 'mend what is safe to mend (missing indexes, the read model), then look')
    .option('--json', 'print what was found as JSON')
    .action(async (options: Options) => (await import('./run-doctor.ts')).runDoctor(options, context));
}

function address(typed: string): string {
  if (/^[^\s<>,;@]+@[^\s<>,;@]+$/.test(typed)) return typed;
  throw new InvalidArgumentError('One bare address, like me@example.org.');
}
