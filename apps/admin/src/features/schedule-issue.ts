import {
  CanaryPlan,
  HexId,
  namesConfirmed,
  type Segment,
  type Snapshot,
  slotInstant,
  slotLabel,
} from '@masthead/domain';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import type { Actor } from '../access/roles.ts';
import { delivery } from '../delivery.ts';
import { projectIssue } from '../projection/project-issue.ts';
import { projectNewsletter } from '../projection/project-newsletter.ts';
import { approvedRendition } from './campaigns/approved-rendition.ts';
import { canaryOf } from './campaigns/canary-of.ts';
import { freeSlots } from './campaigns/next-free-slot.ts';
import { DeskError } from './desk-error.ts';
import { keepPublic } from './keep-public.ts';
import { refuseBlocked } from './renditions/refuse-blocked.ts';

/** Only the readers of a saved segment; absent: everybody. */
const segmentId = HexId.optional();
/** First some, then the rest; null: all at once; absent: as the newsletter has it. */
const canary = CanaryPlan.nullable().optional();

/** An instant of one's own, or the newsletter's next free weekly slot. */
export const ScheduleRequest = z.union(
  [
    z.strictObject({
      at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
      segmentId,
      canary,
    }),
    /** A wall clock in the newsletter's own zone, as an editor types it. */
    z.strictObject({ local: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/), segmentId, canary }),
    z.strictObject({ nextSlot: z.literal(true), segmentId, canary }),
  ],
  {
    error:
      'Say { "at": "2026-11-27T09:00:00+01:00" }, { "local": "2026-11-27T09:00" } or { "nextSlot": true }',
  },
);
export type ScheduleRequest = z.infer<typeof ScheduleRequest>;

export const SendNowRequest = z.strictObject({ canary });
export type SendNowRequest = z.infer<typeof SendNowRequest>;

export interface Scheduled {
  readonly campaignId: string;
  readonly at: string;
  /** In the newsletter's zone: "Friday 27 November, 09:00". */
  readonly label: string;
}

interface When {
  readonly at: Date;
  readonly slotDate: string | null;
}

/** Puts the approved rendition on its way for an instant. @throws DeskError that says what is missing */
export async function scheduleIssue(
  req: PayloadRequest,
  actor: Actor,
  issueId: string,
  request: ScheduleRequest,
): Promise<Scheduled> {
  const now = new Date();
  return startCampaign(
    req,
    actor,
    issueId,
    async (snapshot) => {
      const { newsletter } = snapshot;
      if ('at' in request) return [notPast(request.at, now)];
      if ('local' in request) return [notPast(instantOf(request.local, newsletter.timeZone), now)];
      const slots = await freeSlots(snapshot, (await delivery()).campaigns, now);
      if (slots.length > 0) return slots.map(({ at, date }) => ({ at, slotDate: date }));
      throw snapshot.issue.kind === 'digest'
        ? new DeskError(
            422,
            'no-slot',
            'A digest takes no weekly slot.',
            'Choose an instant, or send it now: it goes to the readers of the digest alone.',
          )
        : new DeskError(
            422,
            'no-slot',
            `${newsletter.name} has no weekly slot.`,
            'Set one in its settings, or choose an instant.',
          );
    },
    request,
  );
}

function notPast(at: Date, now: Date): When {
  if (at.getTime() >= now.getTime() - 60_000) return { at, slotDate: null };
  throw new DeskError(422, 'in-the-past', 'That instant is past.', 'Choose a later one, or send now.');
}

/** "2026-11-27T09:00" on the clocks of `timeZone`; skipped and doubled times by the rule of slots. */
function instantOf(local: string, timeZone: string): Date {
  try {
    return slotInstant({ time: local.slice(11), timeZone }, local.slice(0, 10));
  } catch {
    throw new DeskError(
      422,
      'no-such-time',
      `"${local}" is no time of day.`,
      'Write it as 2026-11-27T09:00.',
    );
  }
}

/** The approved rendition, as soon as the worker picks it up. */
export function sendNow(
  req: PayloadRequest,
  actor: Actor,
  issueId: string,
  request: SendNowRequest,
): Promise<Scheduled> {
  return startCampaign(req, actor, issueId, async () => [{ at: new Date(), slotDate: null }], request);
}

/** Tries the wished-for times in order; a slot that somebody took meanwhile makes way for the next. */
async function startCampaign(
  { payload }: PayloadRequest,
  actor: Actor,
  issueId: string,
  times: (snapshot: Snapshot) => Promise<readonly When[]>,
  { segmentId, canary: wished }: { readonly segmentId?: string | undefined } & SendNowRequest,
): Promise<Scheduled> {
  const { renditionId, snapshot } = await approvedRendition(payload, issueId);
  await refuseBlocked(renditionId);
  // Delivery reads sender and zone from the published profile: it must be there before the campaign is.
  await projectNewsletter(payload, snapshot.newsletter.id);
  const { campaigns } = await delivery();
  const segment = segmentId === undefined ? undefined : await segmentOf(segmentId, snapshot.newsletter.id);
  const canary = wished === undefined ? await canaryOf(payload, snapshot.newsletter.id) : wished;
  const earlier = (await campaigns.newestByIssue([issueId])).get(issueId);
  if (earlier !== undefined) await keepPublic(payload, earlier);
  for (const { at, slotDate } of await times(snapshot)) {
    const result = await campaigns.schedule({
      issueId,
      renditionId,
      at,
      slotDate,
      actor: actor.email,
      ...(segment === undefined ? {} : { segment: { name: segment.name, filter: segment.filter } }),
      ...(canary === null ? {} : { canary }),
    });
    if (result.ok) {
      await projectIssue(payload, issueId);
      const label = slotLabel(at, snapshot.newsletter.timeZone);
      return { campaignId: result.campaignId, at: at.toISOString(), label };
    }
    if (result.code !== 'slot-taken') throw scheduleRefusal(result.code, result.help);
  }
  throw scheduleRefusal('slot-taken', 'Every slot of the coming year is taken: choose an instant.');
}

/** @throws DeskError for a segment of another newsletter, none, or one that names a state nobody is mailed in */
async function segmentOf(segmentId: string, newsletterId: string): Promise<Segment> {
  const segment = await (await delivery()).segments.get(segmentId);
  if (segment?.newsletterId === newsletterId) {
    if (namesConfirmed(segment.filter)) return segment;
    throw new DeskError(
      422,
      'unmailed-segment',
      `The segment “${segment.name}” names readers who are not confirmed: they are never mailed.`,
      'Save it again without a state, or choose another.',
    );
  }
  throw new DeskError(
    422,
    'no-segment',
    'This newsletter has no such segment.',
    'Choose another, or everybody.',
  );
}

/** Why delivery would not take a campaign, in an editor's words. */
export function scheduleRefusal(code: string, help: string): DeskError {
  const messages: Readonly<Record<string, string>> = {
    'live-campaign': 'This issue is already on its way.',
    'no-address': 'The newsletter has no postal address.',
    'no-rendition': 'The approved rendition is not there.',
    'slot-taken': 'The slot is taken.',
    'no-audience': 'Nobody who would get it has confirmed a subscription yet.',
  };
  return new DeskError(409, code, messages[code] ?? 'The issue could not be scheduled.', help);
}
