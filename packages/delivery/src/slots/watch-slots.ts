import {
  type NewsletterProfile,
  nextSlots,
  slotInWeekOf,
  slotNearNotice,
  type WeeklySlot,
} from '@masthead/domain';
import type { TellEditors } from '../notices/tell-editors.ts';
import type {
  DeskNotes,
  DueProcessor,
  Failpoint,
  LedgerWatch,
  Log,
  NewsletterList,
  SlotCampaign,
  SlotStore,
} from '../ports/index.ts';
import { isRunning } from '../ports/index.ts';
import { lateStartMs } from '../timing.ts';

export interface SlotParts {
  readonly slots: SlotStore;
  readonly newsletters: NewsletterList;
  readonly notes: Pick<DeskNotes, 'drafts'>;
  readonly ledger: LedgerWatch;
  readonly tell: TellEditors;
  readonly adminUrl: string;
  readonly failpoint: Failpoint;
  readonly log: Log;
}

const hourMs = 3_600_000;
/** An empty slot is recorded by a worker that comes up so much later at the latest. */
const lookBackMs = 28 * 24 * hourMs;

/**
 * A chore of the maintenance, by the server's clock: moves what is scheduled when its newsletter's slot or zone changed,
 * tells editors of a slot that is near and empty, records the one that went by empty. All of it may be done again.
 */
export function makeWatchSlots(parts: SlotParts): DueProcessor {
  return {
    async runDue() {
      const { now } = await parts.ledger.look({ alive: true });
      let done = 0;
      for (const newsletter of await parts.newsletters.all()) {
        if (newsletter.slot === null) continue;
        const weekly = { ...newsletter.slot, timeZone: newsletter.timeZone };
        done += await followSlot(parts, newsletter, weekly, now);
        done += await tellOfNear(parts, newsletter, weekly, now);
        done += await recordEmpty(parts, newsletter, weekly, now);
      }
      return done;
    },
  };
}

/** To the new slot of the same week; when that is past or taken, to the next free one. */
async function followSlot(
  { slots, log }: SlotParts,
  { id }: NewsletterProfile,
  weekly: WeeklySlot,
  now: Date,
): Promise<number> {
  let moved = 0;
  for (const campaign of await slots.scheduled(id)) {
    if (campaign.slotDate === null) continue;
    const own = slotInWeekOf(weekly, campaign.slotDate);
    if (own.date === campaign.slotDate && own.at.getTime() === campaign.scheduledFor.getTime()) continue;
    for (const to of [...(own.at > now ? [own] : []), ...nextSlots(weekly, now, 52)]) {
      const outcome = await slots.move(campaign.id, campaign.scheduledFor, to);
      if (outcome === 'taken') continue;
      if (outcome === 'moved') {
        moved += 1;
        log.info({ campaign: campaign.id, at: to.at }, 'moved with its newsletter’s slot');
      }
      break;
    }
  }
  return moved;
}

/** Once a day before it and once two hours before, as long as nothing approved stands in it. */
async function tellOfNear(
  parts: SlotParts,
  newsletter: NewsletterProfile,
  weekly: WeeklySlot,
  now: Date,
): Promise<number> {
  const { notes, slots, tell } = parts;
  const [next] = nextSlots(weekly, now, 1);
  if (next === undefined) return 0;
  const leftMs = next.at.getTime() - now.getTime();
  if (leftMs > 24 * hourMs) return 0;
  const what = leftMs > 2 * hourMs ? '24h' : '2h';
  const inIt = await slots.campaignsAt(newsletter.id, next);
  if (inIt.some(goesOut) || (await slots.wasTold(newsletter.id, next.date, what))) return 0;
  const [draft = null] = await notes.drafts(newsletter.id);
  const { name, timeZone } = newsletter;
  const stands = inIt.some(({ intent }) => intent !== 'cancel');
  const told = await tell(`slot/${newsletter.id}/${next.date}/${what}`, {
    ...slotNearNotice({ newsletter: name, timeZone, at: next.at, leftMs, stands, draft }),
    link: await linkFor(parts, newsletter, inIt),
  });
  parts.failpoint('slots.after-tell');
  if (told > 0) await slots.noteTold(newsletter.id, next.date, what);
  return told;
}

async function linkFor(
  { adminUrl, notes }: SlotParts,
  { id }: NewsletterProfile,
  inIt: readonly SlotCampaign[],
): Promise<{ readonly label: string; readonly url: string }> {
  const waiting = inIt.find(({ intent }) => intent !== 'cancel');
  const issueId = waiting?.issueId ?? (await notes.drafts(id))[0]?.issueId;
  const issues = `${adminUrl}/admin/collections/issues`;
  return issueId === undefined
    ? { label: 'Open the issues', url: issues }
    : { label: 'Open the issue', url: `${issues}/${issueId}` };
}

/** Only what the slot was for as long as it is: a changed slot begins anew. */
async function recordEmpty(
  { log, slots }: SlotParts,
  { id, timeZone }: NewsletterProfile,
  weekly: WeeklySlot,
  now: Date,
): Promise<number> {
  const since = await slots.since(id, `${weekly.weekday} ${weekly.time} ${timeZone}`);
  const from = new Date(Math.max(since.getTime(), now.getTime() - lookBackMs));
  let recorded = 0;
  for (const slot of nextSlots(weekly, from, lookBackMs / (7 * 24 * hourMs) + 1)) {
    if (slot.at > now) break;
    const found = emptiness(await slots.campaignsAt(id, slot), now.getTime() - slot.at.getTime());
    if (found === null || !(await slots.recordSkipped({ newsletterId: id, ...slot, found }))) continue;
    recorded += 1;
    log.warn({ newsletter: id, date: slot.date, found }, 'a weekly slot went by without an issue');
  }
  return recorded;
}

/** Null: it was filled, or may still be within the six hours in which a held issue goes after its instant. */
function emptiness(inIt: readonly SlotCampaign[], lateMs: number): 'nothing' | 'held' | 'stopped' | null {
  const stands = inIt.filter(({ intent }) => intent !== 'cancel');
  if (inIt.some(({ startedAt }) => startedAt !== null) || stands.some(goesOut)) return null;
  if (stands.length === 0) return 'nothing';
  if (lateMs <= lateStartMs) return null;
  return stands.some(({ held }) => held) ? 'held' : 'stopped';
}

function goesOut(campaign: SlotCampaign): boolean {
  return campaign.startedAt !== null ? campaign.intent !== 'cancel' : isRunning(campaign);
}
