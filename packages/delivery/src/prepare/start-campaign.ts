import type { NewsletterProfile, Rendition } from '@masthead/domain';
import { formatMailbox, InvalidMail } from '../outbox/mailbox.ts';
import type { Campaign, Frozen } from '../ports/index.ts';
import { isProved } from '../proof/proof-verbs.ts';
import { pauseWhileStopped } from '../sending/stop.ts';
import type { Engine } from '../submit/engine.ts';
import { pauseForQuota } from '../submit/pause-for-quota.ts';
import { lateStartMs } from '../timing.ts';
import { campaignMail, listId } from './campaign-mail.ts';

/**
 * `scheduled → preparing`: fixes all that could make two attempts differ. Nothing is rendered. Answers false when it
 * must not or cannot start now (a guard, another worker, the provider asking us to wait).
 */
export async function startCampaign(engine: Engine, campaign: Campaign): Promise<boolean> {
  const { campaigns, failpoint, log } = engine;
  const guard = await lateGuard(engine, campaign);
  if (guard !== null) {
    await campaigns.guard(campaign, guard);
    log.warn({ campaign: campaign.id, guard }, 'a campaign waits for a person');
    return false;
  }
  const [rendition, newsletter] = await Promise.all([
    engine.renditions.get(campaign.renditionId),
    engine.newsletters.byId(campaign.newsletterId),
  ]);
  if (rendition === null || newsletter === null || newsletter.postalAddress.trim() === '') {
    await campaigns.fail(campaign.id, {
      code: 'incomplete',
      message:
        rendition === null
          ? 'The approved rendition is gone; approve the issue again.'
          : 'The newsletter is not published or has no postal address.',
    });
    return false;
  }
  const frozen = await freeze(engine, campaign, rendition, newsletter).catch(async (error: unknown) => {
    if (!(error instanceof InvalidMail)) throw error;
    await campaigns.fail(campaign.id, {
      code: error.code,
      message: `The newsletter's sender: ${error.message}`,
    });
    return null;
  });
  if (frozen === null) return false;
  failpoint('start.before-freeze-campaign');
  const started = await campaigns.start(campaign.id, campaign.renditionId, frozen);
  failpoint('start.after-freeze-campaign');
  if (started) log.info({ campaign: campaign.id, mode: frozen.mode }, 'campaign started');
  return started;
}

/** Why a person must look first (delivery design, "Guards"). */
async function lateGuard({ campaigns }: Engine, campaign: Campaign): Promise<string | null> {
  const lateMs = (await campaigns.lateness(campaign.id)) ?? 0;
  return lateMs > lateStartMs
    ? 'Its instant passed more than 6 hours ago; somebody has to say that it should still go.'
    : null;
}

/** The start itself says when it was. */
type Unstarted = Omit<Frozen, 'issuedAt'>;

async function freeze(
  engine: Engine,
  campaign: Campaign,
  rendition: Rendition,
  newsletter: NewsletterProfile,
): Promise<Unstarted | null> {
  const inline: Unstarted = {
    from: formatMailbox(newsletter.sender),
    replyTo: newsletter.replyTo,
    listId: listId(newsletter),
    siteUrl: newsletter.siteUrl,
    language: rendition.snapshot.issue.language,
    kid: engine.tokens.signingKeyId,
    mode: 'inline',
    templateId: null,
    modeReason: null,
  };
  if (!(await wantsTemplate(engine))) return inline;
  const name = templateName(campaign);
  await engine.campaigns.noteTemplate(campaign.id, name);
  engine.failpoint('start.after-note-template');
  const published = await engine.transport.publishTemplate(name, campaignMail(rendition, inline));
  engine.failpoint('start.after-publish-template');
  switch (published.kind) {
    case 'published':
      return { ...inline, mode: 'template', templateId: published.templateId };
    case 'unfit':
      engine.log.warn({ campaign: campaign.id, why: published.why }, 'goes inline instead of by template');
      return { ...inline, modeReason: published.why };
    case 'refused':
      if (published.refusal === 'quota') {
        await pauseForQuota(engine, campaign.id, published);
        return null;
      }
      // A key that may only send is no reason to stop: it may not keep templates, and that is all.
      if (published.refusal === 'access' && published.code !== 'restricted_api_key') {
        await engine.sending.stop(published);
        await pauseWhileStopped(engine, campaign.id);
        return null;
      }
      engine.log.warn({ campaign: campaign.id, code: published.code }, 'no template: goes inline');
      return { ...inline, modeReason: `the provider refused the template (${published.code})` };
    case 'retryAfter':
    case 'inDoubt':
      // Nothing is lost by waiting: the next run publishes under the same alias.
      return null;
    default:
      return published satisfies never;
  }
}

/** Of these words: approved anew before it started, a campaign must not meet the template of the old ones. */
function templateName({ id, renditionId }: Pick<Campaign, 'id' | 'renditionId'>): string {
  return `masthead-${id}-${renditionId.slice(0, 12)}`;
}

/** Setting `templateProof`: written by the proof send for the account in use. */
async function wantsTemplate(engine: Engine): Promise<boolean> {
  if (engine.handOver !== 'auto') return engine.handOver === 'template';
  return isProved(engine.settings, engine.transport.account);
}
