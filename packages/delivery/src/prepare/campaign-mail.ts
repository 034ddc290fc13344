import type { NewsletterProfile, Rendition } from '@masthead/domain';
import type { CampaignMail, Frozen } from '../ports/index.ts';

/** The mail of a campaign: the rendition's bytes with what the campaign froze. */
export function campaignMail(
  rendition: Rendition,
  frozen: Pick<Frozen, 'from' | 'replyTo' | 'mode' | 'templateId'>,
): CampaignMail {
  return {
    from: frozen.from,
    replyTo: frozen.replyTo,
    subject: rendition.subject,
    html: rendition.html,
    text: rendition.text,
    slots: rendition.slots,
    handOver:
      frozen.mode === 'template' && frozen.templateId !== null
        ? { mode: 'template', templateId: frozen.templateId }
        : { mode: 'inline' },
  };
}

/** RFC 2919: a name of ours under the site's host, the same for every issue. */
export function listId(newsletter: Pick<NewsletterProfile, 'slug' | 'siteUrl'>): string {
  return `<${newsletter.slug}.${new URL(newsletter.siteUrl).hostname}>`;
}
