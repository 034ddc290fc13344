import type { CampaignStatus } from '@masthead/domain';
import type { CliContext } from '../cli-context.ts';
import { askDesk } from '../desk/ask-desk.ts';
import {
  CampaignList,
  InFlight,
  Resumed,
  Retried,
  SendFacts,
  SendState,
  Settled,
  SkippedSlots,
} from '../desk/campaigns.ts';
import { requireDesk } from '../desk/require-desk.ts';
import { Sending } from '../desk/sending.ts';
import { describeCampaign } from '../print/describe-campaign.ts';
import { describeCampaigns } from '../print/describe-campaigns.ts';
import { describeSkipped } from '../print/describe-skipped.ts';
import { cancelled, paused, restSent, resumed, retried, settled } from '../print/describe-verb.ts';

interface Json {
  readonly json?: true;
}
interface Why extends Json {
  readonly reason: string;
}

const root = '/api/masthead/campaigns';

export async function listCampaigns(
  request: Json & { readonly status?: CampaignStatus; readonly before?: string; readonly limit: number },
  context: CliContext,
): Promise<void> {
  const { status, before, limit } = request;
  const query = new URLSearchParams({
    limit: String(limit),
    ...(status === undefined ? {} : { status }),
    ...(before === undefined ? {} : { before }),
  });
  const desk = await requireDesk(context);
  const [{ campaigns }, { notices }] = await Promise.all([
    askDesk(desk, { path: `${root}?${query}`, answer: CampaignList }),
    askDesk(desk, { path: '/api/masthead/sending', answer: Sending }),
  ]);
  // What holds all of them up comes first.
  const inWords = () =>
    [
      ...notices.map(({ text }) => text),
      describeCampaigns(campaigns, { status: status ?? null, limit, isFirst: before === undefined }),
    ].join('\n');
  print(request, campaigns, inWords, context);
}

export async function listSkippedSlots(
  request: Json & { readonly limit: number },
  context: CliContext,
): Promise<void> {
  const path = `/api/masthead/slots/skipped?limit=${request.limit}`;
  const { slots } = await askDesk(await requireDesk(context), { path, answer: SkippedSlots });
  print(request, slots, () => describeSkipped(slots), context);
}

export async function showCampaign(id: string, request: Json, context: CliContext): Promise<void> {
  const desk = await requireDesk(context);
  const [state, facts] = await Promise.all([
    askDesk(desk, { path: `${root}/${id}`, answer: SendState }),
    askDesk(desk, { path: `${root}/${id}/facts`, answer: SendFacts }),
  ]);
  print(request, { ...facts, ...state }, () => describeCampaign(state, facts), context);
}

export async function pauseCampaign(id: string, request: Why, context: CliContext): Promise<void> {
  const body = { reason: request.reason };
  const answer = await act(context, { path: `${root}/${id}/pause`, body, answer: InFlight });
  print(request, answer, () => paused(id, answer.inFlight), context);
}

export async function resumeCampaign(id: string, request: Json, context: CliContext): Promise<void> {
  const answer = await act(context, { path: `${root}/${id}/resume`, body: {}, answer: Resumed });
  print(request, answer, () => resumed(id), context);
}

export async function sendRest(id: string, request: Json, context: CliContext): Promise<void> {
  const answer = await act(context, { path: `${root}/${id}/send-rest`, body: {}, answer: Resumed });
  print(request, answer, () => restSent(id), context);
}

export async function cancelCampaign(id: string, request: Why, context: CliContext): Promise<void> {
  const body = { reason: request.reason };
  const answer = await act(context, { path: `${root}/${id}/cancel`, body, answer: InFlight });
  print(request, answer, () => cancelled(id, answer.inFlight), context);
}

export async function retryCampaign(id: string, request: Json, context: CliContext): Promise<void> {
  const answer = await act(context, { path: `${root}/${id}/retry`, body: {}, answer: Retried });
  print(request, answer, () => retried(answer), context);
}

export async function settleCampaign(
  id: string,
  request: Json & { readonly as: 'sent' | 'unsent' },
  context: CliContext,
): Promise<void> {
  const body = { as: request.as };
  const answer = await act(context, { path: `${root}/${id}/settle`, body, answer: Settled });
  print(request, answer, () => settled(id, request.as, answer.recipients), context);
}

async function act<Answer>(
  context: CliContext,
  request: Parameters<typeof askDesk<Answer>>[1],
): Promise<Answer> {
  return askDesk(await requireDesk(context), request);
}

function print({ json }: Json, answer: unknown, inWords: () => string, context: CliContext): void {
  context.out(`${json === true ? JSON.stringify(answer, null, 2) : inWords()}\n`);
}
