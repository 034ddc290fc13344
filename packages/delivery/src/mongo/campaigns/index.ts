import type { CampaignStore } from '../../ports/ledger.ts';
import type { Database } from '../connect.ts';
import { beginCanaryWait, canariesDue, endCanary } from './canary.ts';
import { pauseFor, runningCampaigns } from './guards.ts';
import { failCampaign, guardCampaign, holdCampaign, liftGuard, releaseCampaign } from './hold.ts';
import { insertCampaign } from './insert.ts';
import { pauseRunning, resumeDueCampaigns, resumePaused, setIntent } from './intent.ts';
import { listCampaigns } from './list.ts';
import { noteTold, untoldCampaigns } from './news.ts';
import {
  dueCampaigns,
  getCampaign,
  idOf,
  latenessOf,
  liveCampaignOf,
  takenSlots,
  untilNextInstant,
} from './read.ts';
import { failureReasons } from './reasons.ts';
import { claimPreparing, finishCampaign, markPrepared, releasePreparing, startCampaign } from './run.ts';
import { forgetTemplates, noteTemplate, oldTemplates, putOffTemplates } from './templates.ts';
import { viewCampaigns } from './view.ts';

export function makeCampaignStore({
  collections: { campaigns, batches, providerEvents },
}: Pick<Database, 'collections'>): CampaignStore {
  return {
    insert: (campaign) => insertCampaign(campaigns, campaign),
    get: (id) => getCampaign(campaigns, id),
    liveByIssue: (issueId) => liveCampaignOf(campaigns, issueId),
    due: () => dueCampaigns(campaigns),
    untilNextInstant: () => untilNextInstant(campaigns),
    takenSlots: (newsletterId, fromDate) => takenSlots(campaigns, newsletterId, fromDate),
    setIntent: (id, change) => setIntent(campaigns, id, change),
    pauseRunning: (pause) => pauseRunning(campaigns, pause),
    resumePaused: (pausedFor, actor) => resumePaused(campaigns, pausedFor, actor),
    resumeDue: () => resumeDueCampaigns(campaigns),
    hold: (issueId, reason) => holdCampaign(campaigns, issueId, reason),
    liftGuard: (id, actor) => liftGuard(campaigns, id, actor),
    lateness: (id) => latenessOf(campaigns, id),
    release: (id, change) => releaseCampaign(campaigns, id, change),
    guard: (campaign, reason) => guardCampaign(campaigns, campaign, reason),
    fail: (id, failure) => failCampaign(campaigns, id, failure),
    start: (id, renditionId, frozen) => startCampaign(campaigns, id, renditionId, frozen),
    claimPreparing: (id, owner, leaseMs) => claimPreparing(campaigns, id, owner, leaseMs),
    releasePreparing: (id, owner) => releasePreparing(campaigns, id, owner),
    prepared: (id, totals) => markPrepared(campaigns, id, totals),
    beginCanaryWait: (id, waitMs) => beginCanaryWait(campaigns, id, waitMs),
    canariesDue: () => canariesDue(campaigns),
    endCanary: (id, when, actor) => endCanary(campaigns, id, when, actor),
    untold: () => untoldCampaigns(campaigns),
    noteTold: (id, key) => noteTold(campaigns, id, key),
    running: () => runningCampaigns(campaigns),
    pauseFor: (id, reason, at) => pauseFor(campaigns, id, reason, at),
    oldTemplates: (olderThanMs) => oldTemplates(campaigns, olderThanMs),
    noteTemplate: (id, name) => noteTemplate(campaigns, id, name),
    putOffTemplates: (id, delayMs) => putOffTemplates(campaigns, id, delayMs),
    forgetTemplates: (id) => forgetTemplates(campaigns, id),
    finish: (id) => finishCampaign(campaigns, id),
    async view(hex) {
      const _id = idOf(hex);
      if (_id === null) return null;
      const [view] = await viewCampaigns(campaigns, [{ $match: { _id } }]);
      return view ?? null;
    },
    reasons: (id) => failureReasons({ batches, providerEvents }, id),
    newestByIssue: (issueIds) =>
      viewCampaigns(campaigns, [
        { $match: { issueId: { $in: [...issueIds] } } },
        { $sort: { issueId: 1, _id: -1 } },
        { $group: { _id: '$issueId', newest: { $first: '$$ROOT' } } },
        { $replaceRoot: { newRoot: '$newest' } },
      ]),
    list: (query) => listCampaigns(campaigns, query),
  };
}
