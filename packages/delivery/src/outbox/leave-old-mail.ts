import type { LedgerWatch } from '../ports/ledger-watch.ts';
import type { Log } from '../ports/log.ts';
import type { OutboxStore } from '../ports/outbox-store.ts';
import type { DueProcessor } from '../ports/processor.ts';

/**
 * Single mails that a restored copy believes unsent may be long sent, under keys that the provider has forgotten: they
 * become unknown. Whoever still wants one asks for it again.
 */
export function leaveOldMail(
  processor: DueProcessor,
  parts: {
    readonly ledger: LedgerWatch;
    readonly store: Pick<OutboxStore, 'abandonBefore'>;
    readonly log: Log;
  },
): DueProcessor {
  return {
    async runDue() {
      const { restored } = await parts.ledger.look({ alive: true });
      const left = restored === null ? 0 : await parts.store.abandonBefore(restored.seenAt);
      if (left > 0) parts.log.warn({ mails: left }, 'single mails of a restored copy are left unsent');
      return processor.runDue();
    },
    halt: () => processor.halt?.(),
  };
}
