import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CliContext } from '../cli-context.ts';
import type {
  AddOptions,
  ExportOptions,
  HistoryOptions,
  ImportOptions,
  Json,
  WhyOptions,
} from './subscriber-options.ts';

export function addSubscribersCommand(program: Command, context: CliContext): void {
  const subscribers = program
    .command('subscribers')
    .description('bring lists in and out; add, suppress, erase readers');
  // Loaded when asked for, as every command.
  const run = () => import('./run-subscribers.ts');

  subscribers
    .command('import')
    .description('a CSV file onto a list; interrupted, it goes on by itself')
    .argument('<file>', 'UTF-8, the first line names the columns')
    .requiredOption('--consent <text>', 'how these people consented; kept with every row', words)
    .option('--newsletter <slug>', 'whose list (default: the only one)')
    .option('--map <field=column...>', 'which column is what, e.g. address=E-Mail name="Full name"')
    .option('--dry-run', 'say what would happen, write nothing')
    .option('--errors <file>', 'write the rows that were refused there, as CSV')
    .option('--json', 'print what the desk answered')
    .action(async (file: string, options: ImportOptions) => (await run()).importList(file, options, context));
  subscribers
    .command('export')
    .description('a list as CSV')
    .option('--newsletter <slug>', 'only this list')
    .addOption(new Option('--state <state>', 'only these').choices(['pending', 'confirmed', 'unsubscribed']))
    .addOption(new Option('--frequency <frequency>', 'only these').choices(['every', 'monthly']))
    .option('--source <source>', 'only who came by this')
    .option('--topic <slug>', 'only who chose this topic')
    .option('--engaged-since <day>', 'only who opened or clicked since, YYYY-MM-DD')
    .option('--out <file>', 'write there instead of printing')
    .action(async (options: ExportOptions) => (await run()).exportList(options, context));
  subscribers
    .command('add')
    .description('one reader whose consent was given elsewhere')
    .argument('<address>')
    .requiredOption('--consent <text>', 'how this person consented', words)
    .option('--name <name>')
    .option('--newsletter <slug>', 'whose list (default: the only one)')
    .option('--json', 'print what the desk answered')
    .action(async (address: string, options: AddOptions) =>
      (await run()).addReader(address, options, context),
    );
  subscribers
    .command('erase')
    .description(
      'profile, consent and history go; a keyed hash stays (a subscriber’s id will do, as the log has it)',
    )
    .argument('<address>')
    .option('--reason <text>', 'not kept: who and when are all that is written down of an erasure')
    .option('--json', 'print what the desk answered')
    .action(async (address: string, options: Json) =>
      (await run()).actOnReader('erase', address, options, context),
    );
  for (const [verb, description] of [
    ['suppress', 'nobody may mail this address any more'],
    ['restore', 'this address may be mailed again'],
  ] as const) {
    subscribers
      .command(verb)
      .description(description)
      .argument('<address>')
      .requiredOption('--reason <text>', 'why, for whoever looks', words)
      .option('--json', 'print what the desk answered')
      .action(async (address: string, options: WhyOptions) =>
        (await run()).actOnReader(verb, address, options, context),
      );
  }
  subscribers
    .command('history')
    .description('what this address got, when, and what became of it; what stands against mailing it')
    .argument('<address>')
    .option('--limit <count>', 'at most so many issues, up to 200', upTo200, 50)
    .option('--before <mark>', 'older ones: as the page before names it')
    .option('--json', 'print what the desk answered')
    .action(async (address: string, options: HistoryOptions) =>
      (await import('./run-history.ts')).showHistory(address, options, context),
    );
  subscribers
    .command('stats')
    .description('how many, by state; who came and who left')
    .option('--json', 'print what the desk answered')
    .action(async (options: Json) => (await run()).showStats(options, context));
}

function words(typed: string): string {
  const text = typed.trim();
  if (text.length >= 3 && text.length <= 300) return text;
  throw new InvalidArgumentError('Say it in 3 to 300 characters.');
}

function upTo200(typed: string): number {
  const count = Number(typed);
  if (/^\d+$/.test(typed) && count >= 1 && count <= 200) return count;
  throw new InvalidArgumentError('A number from 1 to 200.');
}
