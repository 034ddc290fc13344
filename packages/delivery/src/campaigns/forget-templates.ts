import type { CampaignStore, DueProcessor, Failpoint, MailTransport } from '../ports/index.ts';

const dayMs = 86_400_000;
/** So long after a campaign its template at the provider is of no use to anybody: not even to an attempt in doubt (22 h). */
const keptMs = 7 * dayMs;
/** A key that may only send is refused today and tomorrow. */
const askAgainMs = dayMs;

/**
 * A chore of the maintenance: deletes the provider's copies. One refusal ends the round, and its campaign waits a day:
 * what refuses one refuses the next, and single mails wait in the same lane.
 */
export function makeForgetTemplates(
  campaigns: Pick<CampaignStore, 'oldTemplates' | 'putOffTemplates' | 'forgetTemplates'>,
  transport: Pick<MailTransport, 'deleteTemplate'>,
  failpoint: Failpoint,
): DueProcessor {
  const areDeleted = async (templates: readonly string[]) => {
    for (const template of templates) {
      if (!(await transport.deleteTemplate(template))) return false;
      failpoint('forget.after-delete');
    }
    return true;
  };
  return {
    async runDue() {
      let deleted = 0;
      for (const { id, templates } of await campaigns.oldTemplates(keptMs)) {
        if (!(await areDeleted(templates))) {
          await campaigns.putOffTemplates(id, askAgainMs);
          return deleted;
        }
        await campaigns.forgetTemplates(id);
        deleted += 1;
      }
      return deleted;
    },
  };
}
