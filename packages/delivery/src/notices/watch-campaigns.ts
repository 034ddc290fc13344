import { createHash } from 'node:crypto';
import { type CampaignNews, campaignNews } from '@masthead/domain';
import type {
  CampaignStore,
  DueProcessor,
  Failpoint,
  NewsletterDirectory,
  RenditionStore,
} from '../ports/index.ts';
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
  readonly failpoint: Failpoint;
}): DueProcessor {
  const { adminUrl, campaigns, failpoint, newsletters, renditions, tell } = parts;
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
        for (const { notice, ...what } of campaignNews(view, { movedFrom, stoppedAt }, about)) {
          const key = keyOf(what);
          if (before.includes(key) || (heldByEdit && what.kind === 'waits')) continue;
          const link = { label: 'Open the send', url: `${adminUrl}/admin/campaigns/${id}` };
          // Nobody to tell yet: it waits until the desk has said who edits.
          if ((await tell(`campaign/${id}/${key}`, { ...notice, link })) === 0) return told;
          failpoint('news.after-tell');
          await campaigns.noteTold(id, key);
          told += 1;
        }
      }
      return told;
    },
  };
}

/** One thing that happened, told once. */
function keyOf({ kind, of }: Pick<CampaignNews, 'kind' | 'of'>): string {
  if (kind === 'report') return kind;
  const name = kind === 'waits' ? createHash('sha256').update(of).digest('hex').slice(0, 16) : of;
  return `${kind}/${name}`;
}

function titleOf({ number, tagline }: { readonly number: number | null; readonly tagline: string }): string {
  const words = tagline === '' ? 'Without a tagline' : tagline;
  return number === null ? words : `№${number} ${words}`;
}
