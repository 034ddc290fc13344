import { CampaignStatus } from '@masthead/domain';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CliContext } from '../cli-context.ts';

interface Json {
  readonly json?: true;
}
interface ListOptions extends Json {
  readonly status?: CampaignStatus;
  readonly before?: string;
  readonly limit: number;
}
interface SlotOptions extends Json {
  readonly limit: number;
}
interface WhyOptions extends Json {
  readonly reason: string;
}
interface SettleOptions extends Json {
  readonly as: 'sent' | 'unsent';
}

const idHelp = 'the campaign, as "campaigns list" names it';
/** The desk keeps no longer reason. */
const longestReason = 500;

export function addCampaignsCommand(program: Command, context: CliContext): void {
  const campaigns = program.command('campaigns').description('watch, stop and mend what is being sent');
  // Loaded when asked for, as every command.
  const run = () => import('./run-campaigns.ts');
  const verb = (name: string, description: string) =>
    campaigns.command(name).description(description).option('--json', 'print what the desk answered');
  const about = (name: string, description: string) =>
    verb(name, description).argument('<id>', idHelp, campaignId);

  verb('list', 'the newest campaigns first')
    .addOption(new Option('--status <status>', 'only these').choices(CampaignStatus.options))
    .option('--limit <count>', 'at most so many, up to 200', limit, 50)
    .option('--before <id>', 'older than this one: the last of the page before', campaignId)
    .action(async (options: ListOptions) => (await run()).listCampaigns(options, context));
  about('show', 'status, reason, recipients by state, and what is in flight').action(
    async (id: string, options: Json) => (await run()).showCampaign(id, options, context),
  );
  about('pause', 'hand nothing over until it is resumed')
    .requiredOption('--reason <text>', 'why, for whoever looks', reason)
    .action(async (id: string, options: WhyOptions) => (await run()).pauseCampaign(id, options, context));
  about('resume', 'go on after a pause, a failure or a guard').action(async (id: string, options: Json) =>
    (await run()).resumeCampaign(id, options, context),
  );
  about('send-rest', 'let go at once what waits behind the first mails').action(
    async (id: string, options: Json) => (await run()).sendRest(id, options, context),
  );
  about('cancel', 'stop it for good; what is in flight may still go out')
    .requiredOption('--reason <text>', 'why, for whoever looks', reason)
    .action(async (id: string, options: WhyOptions) => (await run()).cancelCampaign(id, options, context));
  verb('slots', 'weekly slots that went by without an issue, the latest first')
    .option('--limit <count>', 'at most so many, up to 200', limit, 20)
    .action(async (options: SlotOptions) => (await run()).listSkippedSlots(options, context));
  about('retry', 'a campaign of its own for those whose mail failed, once it is over').action(
    async (id: string, options: Json) => (await run()).retryCampaign(id, options, context),
  );
  about('settle', 'decide what nobody can know: were the unknown mails sent?')
    .addOption(
      new Option('--as <answer>', 'sent: leave them at that; unsent: let a retry mail them')
        .choices(['sent', 'unsent'])
        .makeOptionMandatory(),
    )
    .action(async (id: string, options: SettleOptions) => (await run()).settleCampaign(id, options, context));
}

function campaignId(typed: string): string {
  const id = typed.toLowerCase();
  if (/^[0-9a-f]{24}$/.test(id)) return id;
  throw new InvalidArgumentError(
    'A campaign has 24 hexadecimal digits; "masthead campaigns list" shows them.',
  );
}

function reason(typed: string): string {
  const text = typed.trim();
  if (text !== '' && text.length <= longestReason) return text;
  throw new InvalidArgumentError(`Say why in 1 to ${longestReason} characters.`);
}

function limit(typed: string): number {
  const count = Number(typed);
  if (/^\d+$/.test(typed) && count >= 1 && count <= 200) return count;
  throw new InvalidArgumentError('A number from 1 to 200.');
}
