import { RampPlan } from '@masthead/domain';
import type { Payload } from 'payload';
import { z } from 'zod';
import type { Actor } from '../../access/roles.ts';
import { delivery } from '../../delivery.ts';
import { DeskError } from '../desk-error.ts';

/** Left out: the only one there is. */
const domain = z.string().trim().toLowerCase().min(1).max(253).optional();
export const WarmUpRequest = z.strictObject({ domain, caps: RampPlan.shape.caps });
export const LiftRequest = z.strictObject({ domain });

interface WarmUp {
  readonly domain: string;
}

/** At most so many mails on each sending day of a new sender, from today on; replaces an earlier plan. */
export async function setWarmUp(
  payload: Payload,
  actor: Actor,
  request: z.output<typeof WarmUpRequest>,
): Promise<WarmUp> {
  const { docs } = await payload.find({
    collection: 'newsletters',
    depth: 0,
    pagination: false,
    select: { sender: true },
  });
  const senders = docs.map(({ sender }) => sender.address.split('@').at(-1)?.toLowerCase() ?? '');
  const chosen = choose(request.domain, senders, 'No newsletter sends from there.');
  await (await delivery()).sending.setRamp(chosen, request.caps, actor.email);
  return { domain: chosen };
}

/** No cap any more: what waited for it goes at once. */
export async function liftWarmUp(actor: Actor, request: z.output<typeof LiftRequest>): Promise<WarmUp> {
  const { sending } = await delivery();
  const { ramps } = await sending.state();
  const under = ramps.map((ramp) => ramp.domain);
  const chosen = choose(request.domain, under, 'No warm-up is set for it.');
  if (await sending.liftRamp(chosen, actor.email)) return { domain: chosen };
  throw new DeskError(409, 'no-warm-up', 'The warm-up was lifted meanwhile.', 'There is nothing to lift.');
}

function choose(asked: string | undefined, known: readonly string[], unknown: string): string {
  const choices = [...new Set(known)].filter((each) => each !== '').sort();
  const [only, another] = choices;
  if (asked !== undefined && choices.includes(asked)) return asked;
  if (asked === undefined && only !== undefined && another === undefined) return only;
  const help = only === undefined ? 'There is none yet.' : `Name one of ${choices.join(', ')}.`;
  throw new DeskError(422, 'which-domain', asked === undefined ? 'Which domain is meant?' : unknown, help);
}
