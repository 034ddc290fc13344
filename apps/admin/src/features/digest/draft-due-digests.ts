import { latestPeriod, type MonthlySlot } from '@masthead/domain';
import type { Payload } from 'payload';
import type { Newsletter } from '../../payload-types.ts';
import { databaseOf } from '../../read-model.ts';
import { draftDigest } from './draft-digest.ts';

/** `<newsletter>`: since when it has had this slot; `<newsletter>/<date>`: what became of one slot. */
interface DigestSlotDoc {
  readonly _id: string;
  readonly slot?: string;
  readonly since?: Date;
  readonly issueId?: string | null;
  readonly at?: Date;
}

/**
 * Drafts every digest whose slot has come, once: what became of a slot is written down, so a draft that editors threw
 * away does not come back. A new slot, or a changed one, has no past. Answers how many were drafted.
 */
export async function draftDueDigests(payload: Payload, now: Date): Promise<number> {
  const slots = databaseOf(payload).collection<DigestSlotDoc>('digestSlots');
  const { docs } = await payload.find({
    collection: 'newsletters',
    where: { 'digestSlot.day': { exists: true } },
    pagination: false,
    depth: 0,
  });
  let drafted = 0;
  for (const newsletter of docs) {
    const slot = slotOf(newsletter);
    if (slot === null) continue;
    const period = latestPeriod(slot, now);
    const since = noticedSince(newsletter, now);
    const name = `${slot.day} ${slot.time} ${slot.timeZone}`;
    let known = await slots.findOne({ _id: newsletter.id });
    if (known?.slot !== name || known.since === undefined) {
      await slots.updateOne({ _id: newsletter.id }, { $set: { slot: name, since } }, { upsert: true });
      known = { _id: newsletter.id, since };
    }
    const _id = `${newsletter.id}/${period.date}`;
    if (period.at < (known.since ?? since) || (await slots.findOne({ _id })) !== null) continue;
    const digest = await draftDigest(payload, newsletter, period);
    await slots.updateOne({ _id }, { $set: { issueId: digest?.issueId ?? null, at: now } }, { upsert: true });
    if (digest !== null) drafted += 1;
  }
  return drafted;
}

/**
 * Since when a slot that is new to us is set: at the latest since the newsletter was saved last, however late we look. By the
 * moment of looking, one saved shortly before its instant was missed for a month. A slot set in its own minute counts.
 */
function noticedSince({ updatedAt }: Newsletter, now: Date): Date {
  const at = Math.min(now.getTime(), Date.parse(updatedAt));
  return new Date(at - (at % 60_000));
}

function slotOf({ digestSlot, timeZone }: Newsletter): MonthlySlot | null {
  return digestSlot?.day && digestSlot.time ? { day: digestSlot.day, time: digestSlot.time, timeZone } : null;
}
