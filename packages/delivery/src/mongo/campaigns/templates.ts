import type { Collection, Filter } from 'mongodb';
import { serverTimePlus } from '../batches/server-time.ts';
import type { CampaignDoc } from '../documents.ts';
import { idOf } from './read.ts';

type Campaigns = Collection<CampaignDoc>;

/** Looked at in one go. */
const atOnce = 10;

/** Before it is published, so that whatever becomes of the call or of us, somebody knows what to delete. */
export async function noteTemplate(campaigns: Campaigns, hex: string, name: string): Promise<void> {
  const _id = idOf(hex);
  if (_id !== null) await campaigns.updateOne({ _id }, { $addToSet: { templates: name } });
}

/**
 * By name whatever it may have left, by id what it was sent with: campaigns from before names were kept have that alone.
 * Asked one by one: no index answers for both.
 */
export async function oldTemplates(
  campaigns: Campaigns,
  olderThanMs: number,
): Promise<readonly { readonly id: string; readonly templates: readonly string[] }[]> {
  const kept = [notedSome, sentWithOne].map((which) =>
    campaigns
      .find({ ...which, ...isLongOver(olderThanMs) }, { projection: { frozen: 1, templates: 1 } })
      .limit(atOnce)
      .toArray(),
  );
  const docs = (await Promise.all(kept)).flat();
  return [...new Map(docs.map((doc) => [doc._id.toHexString(), doc]))]
    .slice(0, atOnce)
    .map(([id, { frozen, templates = [] }]) => {
      const sentWith = frozen?.templateId ?? null;
      return { id, templates: [...(sentWith === null ? [] : [sentWith]), ...templates] };
    });
}

export async function putOffTemplates(campaigns: Campaigns, hex: string, delayMs: number): Promise<void> {
  const _id = idOf(hex);
  if (_id !== null)
    await campaigns.updateOne({ _id }, [{ $set: { templatesDueAt: serverTimePlus(delayMs) } }]);
}

export async function forgetTemplates(campaigns: Campaigns, hex: string): Promise<void> {
  const _id = idOf(hex);
  if (_id !== null) await campaigns.updateOne({ _id }, { $set: { templateForgotten: true } });
}

const notedSome: Filter<CampaignDoc> = { templates: { $exists: true } };
const sentWithOne: Filter<CampaignDoc> = { 'frozen.templateId': { $type: 'string' } };

/** What was never put off comes before every instant. */
function isLongOver(olderThanMs: number): Filter<CampaignDoc> {
  return {
    templateForgotten: { $ne: true },
    open: { $ne: true },
    $expr: {
      $and: [
        { $lte: ['$finishedAt', { $subtract: ['$$NOW', olderThanMs] }] },
        { $lte: ['$templatesDueAt', '$$NOW'] },
      ],
    },
  };
}
