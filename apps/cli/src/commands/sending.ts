import { RampPlan } from '@masthead/domain';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CliContext } from '../cli-context.ts';
import { CliFailure } from '../cli-failure.ts';

interface Json {
  readonly json?: true;
}
interface WarmUpOptions extends Json {
  readonly caps?: readonly number[];
  readonly lift?: true;
  readonly domain?: string;
}

export function addSendingCommand(program: Command, context: CliContext): void {
  const sending = program.command('sending').description('what stands in the way of all sending');
  const run = () => import('./run-sending.ts');
  const verb = (name: string, description: string) =>
    sending.command(name).description(description).option('--json', 'print what the desk answered');

  sending
    .command('show', { isDefault: true })
    .description('is it stopped, and who warms up?')
    .option('--json', 'print what the desk answered')
    .action(async (options: Json) => (await run()).showSending(options, context));
  verb('resume', 'go on after the provider let nothing through; mend the key or the domain first').action(
    async (options: Json) => (await run()).resumeSending(options, context),
  );
  verb('warm-up', 'at most so many mails on each sending day of a new sender')
    .addOption(
      new Option('--caps <counts>', 'like 500,1000,2000; after the last nothing is capped').argParser(caps),
    )
    .addOption(new Option('--lift', 'no cap any more; what waits goes at once').conflicts('caps'))
    .option('--domain <domain>', 'of the sender’s address; needed where there are several')
    .action(async ({ caps, domain, json, lift }: WarmUpOptions) => {
      const request = { ...(json && { json }), ...(domain !== undefined && { domain }) };
      if (caps !== undefined) return (await run()).setWarmUp({ ...request, caps }, context);
      if (lift) return (await run()).liftWarmUp(request, context);
      throw new CliFailure('Say --caps 500,1000,2000 or --lift.', 2);
    });
}

function caps(typed: string): number[] {
  const counts = typed.split(',').map((each) => (/^\d+$/.test(each.trim()) ? Number(each) : Number.NaN));
  const parsed = RampPlan.shape.caps.safeParse(counts);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError('Whole numbers from 100 on, with commas between: 500,1000,2000.');
}
