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
        newsletter: { ...newsletter, name: listOf([newsletter.name, ...alsoNewsletters]) },
        confirmUrl: url,
        validDays,
      });
    },
    async welcome({ newsletter, ...mail }) {
      const { renderMail } = await import('@masthead/templates');
      return renderMail.welcome({ newsletter, cadence: cadenceOf(newsletter), ...mail });
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

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "every Friday at 09:00 (Europe/Berlin)"; null where nothing is promised. */
function cadenceOf({ slot, timeZone }: Pick<NewsletterProfile, 'slot' | 'timeZone'>): string | null {
  const day = slot === null ? undefined : weekdays[slot.weekday - 1];
  return slot === null || day === undefined ? null : `every ${day} at ${slot.time} (${timeZone})`;
}

/** One click confirms them all, so the mail names them all. */
function listOf(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}
