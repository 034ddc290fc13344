import type { MailRenderer } from '@masthead/delivery/ports';
import type { NewsletterProfile } from '@masthead/domain';

/**
 * Single mails, rendered by the templates: the one place where delivery's words meet React. Loaded with the first
 * mail that needs it: a worker that only sends campaigns holds some 60 MB less.
 */
export function makeMailRenderer(): MailRenderer {
  return {
    async confirm({ newsletter, alsoNewsletters, url, validDays }) {
      const { renderMail } = await import('@masthead/templates');
      return renderMail.confirm({
        newsletter: {
          ...newsletter,
          name: listOf([newsletter.name, ...alsoNewsletters], newsletter.language),
        },
        confirmUrl: url,
        validDays,
      });
    },
    async welcome({ newsletter, ...mail }) {
      const { renderMail } = await import('@masthead/templates');
      return renderMail.welcome({ newsletter, cadence: cadenceOf(newsletter), ...mail });
    },
    async goodbye({ newsletter, alsoNewsletters, ...mail }) {
      const { renderMail } = await import('@masthead/templates');
      return renderMail.goodbye({
        newsletter: {
          ...newsletter,
          name: listOf([newsletter.name, ...alsoNewsletters], newsletter.language),
        },
        subscribeUrl: `${newsletter.siteUrl}/subscribe`,
        ...mail,
      });
    },
    async move({ newsletter, url, validDays }) {
      const { renderMail } = await import('@masthead/templates');
      return renderMail.newAddress({ newsletter, confirmUrl: url, validDays });
    },
    async moved({ newsletter }) {
      const { renderMail } = await import('@masthead/templates');
      return renderMail.addressMoved({ newsletter, subscribeUrl: `${newsletter.siteUrl}/subscribe` });
    },
  };
}

/** Null where nothing is promised. */
function cadenceOf({ slot, timeZone }: Pick<NewsletterProfile, 'slot' | 'timeZone'>) {
  return slot === null ? null : { weekday: slot.weekday, time: slot.time, timeZone };
}

/** One click confirms or leaves them all, so the mail names them all. */
function listOf(names: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}
