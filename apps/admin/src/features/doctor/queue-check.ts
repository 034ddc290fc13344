import type { Backlog } from '@masthead/delivery';
import { bad, type Check, ok } from './finding.ts';

/** As the alerts have it (docs/monitoring/alerts.yml). */
const patience = {
  outbox: { ms: 120_000, what: 'single mails wait' },
  signups: { ms: 120_000, what: 'signups wait' },
  events: { ms: 600_000, what: 'provider events wait' },
} as const;

/** Is what is due being done? */
export function queueCheck(backlog: () => Promise<Backlog>): Check {
  return {
    name: 'queue',
    look: async () => {
      const waiting = await backlog();
      const late = (['outbox', 'signups', 'events'] as const).flatMap((queue) => {
        const { count, lateMs } = waiting[queue];
        const minutes = Math.round(lateMs / 60_000);
        return lateMs > patience[queue].ms
          ? [`${count} ${patience[queue].what}, the oldest for ${minutes} minutes`]
          : [];
      });
      return late.length === 0
        ? ok('nothing is late')
        : bad(
            late.join('; '),
            'Is a worker there, and does it reach the provider? Its log says what it waits for; restarting it loses nothing.',
          );
    },
  };
}
