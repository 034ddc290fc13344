import type { DeskActKind, DeskActStore } from '../ports/desk-acts.ts';
import type { Failpoint } from '../ports/failpoints.ts';
import type { Actor, ReaderDesk } from '../ports/reader-desk.ts';
import type { HistoryStore } from '../ports/reader-history.ts';
import type { SubscriptionStore } from '../ports/subscriber-store.ts';
import type { SubscriberList } from '../ports/subscribers.ts';
import type { SuppressionDesk } from '../ports/suppression-desk.ts';
import type { Suppressions } from '../ports/suppressions.ts';
import { parseAddress } from './address.ts';
import type { AddressKeys } from './address-keys.ts';

const newestDeliveries = 50;

export function makeReaderDesk(parts: {
  readonly store: SubscriptionStore;
  readonly list: SubscriberList;
  readonly suppressions: Suppressions;
  readonly suppressionDesk: SuppressionDesk;
  readonly history: HistoryStore;
  readonly acts: DeskActStore;
  readonly addressKeys: AddressKeys;
  readonly erase: (subscriberId: string) => Promise<boolean>;
  readonly clock: () => Date;
  readonly failpoint: Failpoint;
}): ReaderDesk {
  const { store, list, suppressions, suppressionDesk, history, acts, addressKeys, erase, clock, failpoint } =
    parts;
  const note = (kind: DeskActKind, address: string | null, by: Actor) => {
    failpoint('act.before-note');
    return acts.note(address === null ? null : addressKeys.current(address), { kind, ...by, at: clock() });
  };
  return {
    async sheet(subscriptionId) {
      const record = await store.get(subscriptionId);
      if (record === null) return null;
      const { subscriberId, address, name } = record;
      const [rows, deliveries, suppression, done] = await Promise.all([
        store.ofSubscriber(subscriberId),
        history.deliveries(subscriberId, { limit: newestDeliveries }),
        suppressions.why(address),
        acts.of(addressKeys.all(address)),
      ]);
      const subscriptions = rows.map(({ id, tokenVersion: _t, asked: _a, ...row }) => ({
        ...row,
        subscriptionId: id,
        engagedAt: row.engagedAt,
      }));
      return { subscriberId, address, name, subscriptions, deliveries, suppression, acts: done };
    },

    async add({ newsletterId, address, name, consentSource }, by) {
      const { mailbox } = parseAddress(address);
      // Nobody comes in over a suppression; it has to be lifted first, by somebody who says why.
      if ((await suppressions.isSuppressed(mailbox)) !== null) return 'suppressed';
      const { added } = await list.addConfirmed(newsletterId, [{ address, name }], consentSource);
      if (added === 0) return 'known';
      await note('added', mailbox, by);
      return 'added';
    },

    async suppress(address, by) {
      const added = await suppressionDesk.suppress(address, by.actor);
      await note('suppressed', address, by);
      return added;
    },

    async restore(address, by) {
      const { mailbox } = parseAddress(address);
      const reason = await suppressions.isSuppressed(mailbox);
      if (reason === null) return 'none';
      if (reason === 'erased') return 'erased';
      await suppressionDesk.lift(mailbox, by.actor);
      await note('restored', mailbox, by);
      return 'restored';
    },

    async erase(who, { actor }) {
      // Who and when, and no words: they would outlive the reader they may name.
      const by = { actor, reason: '' };
      if (isSubscriberId(who)) {
        if (!(await erase(who))) return false;
        await note('erased', null, by);
        return true;
      }
      const { identity, mailbox } = parseAddress(who);
      const found = await history.subscriber(identity);
      if (found === null || !(await erase(found.id))) return false;
      await note('erased', mailbox, by);
      return true;
    },

    note: (kind, by) => note(kind, null, by),
  };
}

/** No address looks like one. */
const isSubscriberId = (text: string) => /^[0-9a-f]{24}$/.test(text);
