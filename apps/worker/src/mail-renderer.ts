import type { MailRenderer } from '@masthead/delivery/ports';
import { renderMail } from '@masthead/templates';

/** Single mails, rendered by the templates: the one place where delivery's words meet React. */
export function makeMailRenderer(): MailRenderer {
  return {
    confirm: ({ newsletter, alsoNewsletters, url, validDays }) =>
      renderMail.confirm({
        newsletter: { ...newsletter, name: listOf([newsletter.name, ...alsoNewsletters]) },
        confirmUrl: url,
        validDays,
      }),
  };
}

/** One click confirms them all, so the mail names them all. */
function listOf(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}
