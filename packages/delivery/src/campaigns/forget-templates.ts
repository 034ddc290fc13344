import type { CampaignStore, DueProcessor, MailTransport } from '../ports/index.ts';

/** So long after a campaign its template at the provider is of no use to anybody: not even to an attempt in doubt (22 h). */
const keptMs = 7 * 86_400_000;

/** A chore of the maintenance: deletes the provider's copies. */
export function makeForgetTemplates(
  campaigns: Pick<CampaignStore, 'oldTemplates' | 'forgetTemplate'>,
  transport: Pick<MailTransport, 'deleteTemplate'>,
): DueProcessor {
  return {
    async runDue() {
      let deleted = 0;
      for (const { id, templateId } of await campaigns.oldTemplates(keptMs)) {
        if (!(await transport.deleteTemplate(templateId))) continue;
        await campaigns.forgetTemplate(id);
        deleted += 1;
      }
      return deleted;
    },
  };
}
