import type { CampaignStore, DueProcessor, NewsletterDirectory, RenditionStore } from '../ports/index.ts';
import { newsOf } from './campaign-notices.ts';
import type { TellEditors } from './tell-editors.ts';

/**
 * A chore of the maintenance: tells editors what became of campaigns, from what the ledger says and not from the moment
 * at which it happened, so that no crash swallows a notice. The outbox's purpose keys see to it that each comes once.
 */
export function makeWatchCampaigns(parts: {
  readonly campaigns: Pick<CampaignStore, 'untold' | 'noteTold' | 'view'>;
  readonly newsletters: NewsletterDirectory;
  readonly renditions: RenditionStore;
  readonly tell: TellEditors;
  readonly adminUrl: string;
}): DueProcessor {
  const { adminUrl, campaigns, newsletters, renditions, tell } = parts;
  return {
    async runDue() {
      let told = 0;
      for (const { heldByEdit, id, movedFrom, stoppedAt, told: before } of await campaigns.untold()) {
        const view = await campaigns.view(id);
        if (view === null) continue;
        const newsletter = await newsletters.byId(view.newsletterId);
        const issue = (await renditions.get(view.renditionId))?.snapshot.issue;
        const title = issue === undefined ? 'An issue' : titleOf(issue);
        const about = {
          title,
          newsletter: newsletter?.name ?? 'a newsletter',
          timeZone: newsletter?.timeZone ?? 'UTC',
        };
        const news = newsOf(view, { movedFrom, stoppedAt }, about).filter(
          ({ key }) => !before.includes(key) && !(heldByEdit && key.startsWith('waits/')),
        );
        for (const { key, notice } of news) {
          const link = { label: 'Open the send', url: `${adminUrl}/admin/campaigns/${id}` };
          // Nobody to tell yet: it waits until the desk has said who edits.
          if ((await tell(`campaign/${id}/${key}`, { ...notice, link })) === 0) return told;
          await campaigns.noteTold(id, key);
          told += 1;
        }
      }
      return told;
    },
  };
}

function titleOf({ number, tagline }: { readonly number: number | null; readonly tagline: string }): string {
  const words = tagline === '' ? 'Without a tagline' : tagline;
  return number === null ? words : `№${number} ${words}`;
}
