import type { CampaignView } from '../campaign.ts';
import { slotLabel } from '../slot.ts';
import type { NoticeWords } from './notice.ts';

/** What of a campaign editors are told of. `kind` and `of` together name one thing that happened, so it is told once. */
export interface CampaignNews {
  readonly kind: 'moved' | 'paused' | 'failed' | 'waits' | 'report';
  readonly of: string;
  readonly notice: NoticeWords;
}

/** What the engine knows of a campaign beyond its view. */
export interface CampaignHappened {
  /** Since when it has been as it is; null: it runs. */
  readonly stoppedAt: Date | null;
  /** The weekly slot it stood in before the newsletter's slot or zone changed. */
  readonly movedFrom: Date | null;
}

/** Pure: the words for where a campaign stands. An edit after approval is the desk's own news. */
export function campaignNews(
  view: CampaignView,
  happened: CampaignHappened,
  about: { readonly title: string; readonly newsletter: string; readonly timeZone: string },
): readonly CampaignNews[] {
  const { newsletter, timeZone, title } = about;
  const at = (when: Date) => `${slotLabel(when, timeZone)} (${timeZone})`;
  const news: CampaignNews[] = [];
  if (happened.movedFrom !== null)
    news.push({
      kind: 'moved',
      of: String(view.scheduledFor.getTime()),
      notice: {
        title: `New time: ${title}`,
        paragraphs: [
          `The weekly slot or the time zone of ${newsletter} has changed. “${title}” was scheduled for ${at(happened.movedFrom)} and now goes out on ${at(view.scheduledFor)}.`,
        ],
      },
    });
  const reason = view.reason ?? 'No reason is known.';
  if (view.status === 'paused' || view.status === 'failed')
    news.push({
      kind: view.status,
      of: String(happened.stoppedAt?.getTime() ?? 0),
      notice: {
        title: view.status === 'paused' ? `Paused: ${title}` : `Stopped: ${title}`,
        paragraphs: [reason, `${standing(view)} Nobody gets it twice when it goes on.`],
      },
    });
  if (view.status === 'held')
    news.push({
      kind: 'waits',
      of: reason,
      notice: {
        title: `Waits for you: ${title}`,
        paragraphs: [reason, `It was to go out on ${at(view.scheduledFor)}. ${standing(view)}`],
      },
    });
  if (view.finishedAt !== null) news.push({ kind: 'report', of: '', notice: report(view, title) });
  return news;
}

function report(view: CampaignView, title: string): NoticeWords {
  const { counts, finishedAt, startedAt } = view;
  const seconds =
    startedAt === null || finishedAt === null ? 0 : (finishedAt.getTime() - startedAt.getTime()) / 1000;
  const states = (
    [
      ['delivered', 'delivered so far'],
      ['bounced', 'bounced'],
      ['complained', 'marked as spam'],
      ['suppressed', 'suppressed by the provider'],
      ['failed', 'failed'],
      ['skipped', 'left out'],
      ['unknown', 'in doubt (nobody can say whether they went out)'],
    ] as const
  ).flatMap(([state, words]) => (counts[state] > 0 ? [`${figure(counts[state])} ${words}`] : []));
  return {
    title: view.status === 'cancelled' ? `Cancelled: ${title}` : `Sent: ${title}`,
    paragraphs: [
      `${standing(view)}${seconds > 0 ? ` It took ${duration(seconds)}.` : ''}`,
      ...(states.length === 0 ? [] : [`All told: ${states.join(', ')}.`]),
      ...(view.reason === null || view.status !== 'cancelled'
        ? []
        : [`Why it was cancelled: ${view.reason}`]),
      'Deliveries and bounces go on coming in; the send’s own page has them as they come.',
    ],
  };
}

function standing({ counts, inFlight, recipients }: CampaignView): string {
  const cut = Object.values(counts).reduce((sum, n) => sum + n, 0);
  if (recipients === null && cut === 0) return 'Nothing of it has gone out.';
  const open = counts.pending + counts.unknown + counts.skipped + counts.failed;
  const all = recipients === null ? `at least ${figure(cut)}` : figure(recipients);
  const flying = inFlight === 0 ? '' : ` ${figure(inFlight)} are in a call under way.`;
  return `${figure(cut - open)} of ${all} mails were taken by the provider.${flying}`;
}

function figure(count: number): string {
  return count.toLocaleString('en');
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}
