import type { CliContext } from '../cli-context.ts';
import { askDesk } from '../desk/ask-desk.ts';
import { requireDesk } from '../desk/require-desk.ts';
import { Resumed, Sending, WarmUp } from '../desk/sending.ts';
import { describeSending } from '../print/describe-sending.ts';

interface Json {
  readonly json?: true;
}
interface OfDomain extends Json {
  readonly domain?: string;
}

const root = '/api/masthead/sending';

export async function showSending(request: Json, context: CliContext): Promise<void> {
  const sending = await askDesk(await requireDesk(context), { path: root, answer: Sending });
  print(request, sending, describeSending(sending), context);
}

export async function resumeSending(request: Json, context: CliContext): Promise<void> {
  const desk = await requireDesk(context);
  const answer = await askDesk(desk, { path: `${root}/resume`, body: {}, answer: Resumed });
  print(request, answer, 'Sending goes on: what waited for it goes now.', context);
}

export async function setWarmUp(
  request: OfDomain & { readonly caps: readonly number[] },
  context: CliContext,
): Promise<void> {
  const { caps } = request;
  const desk = await requireDesk(context);
  const body = { caps, ...ofDomain(request) };
  const answer = await askDesk(desk, { path: `${root}/warm-up`, body, answer: WarmUp });
  const days = caps.map((cap) => cap.toLocaleString('en')).join(', ');
  print(
    request,
    answer,
    `${answer.domain} warms up: at most ${days} mails a sending day, from today.`,
    context,
  );
}

export async function liftWarmUp(request: OfDomain, context: CliContext): Promise<void> {
  const desk = await requireDesk(context);
  const answer = await askDesk(desk, {
    path: `${root}/warm-up/lift`,
    body: ofDomain(request),
    answer: WarmUp,
  });
  print(request, answer, `${answer.domain} is capped no more: what waited for it goes now.`, context);
}

function ofDomain({ domain }: OfDomain): { readonly domain?: string } {
  return domain === undefined ? {} : { domain };
}

function print({ json }: Json, answer: unknown, inWords: string, context: CliContext): void {
  context.out(`${json === true ? JSON.stringify(answer, null, 2) : inWords}\n`);
}
