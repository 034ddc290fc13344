import type { MailRenderer } from '@masthead/delivery/ports';

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
  };
}

/** One click confirms them all, so the mail names them all. */
function listOf(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}
