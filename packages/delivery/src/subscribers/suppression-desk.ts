import { MirrorState, mirrorSetting } from '../events/mirror-suppressions.ts';
import type { Failpoint } from '../ports/failpoints.ts';
import type { SettingStore } from '../ports/ledger.ts';
import type { Log } from '../ports/log.ts';
import type { EventStore } from '../ports/provider-events.ts';
import type { SuppressionDesk } from '../ports/suppression-desk.ts';
import type { SuppressionMirror } from '../ports/suppression-mirror.ts';
import type { Suppressions } from '../ports/suppressions.ts';
import { parseAddress } from './address.ts';
import type { AddressKeys } from './address-keys.ts';

export function makeSuppressionDesk(parts: {
  readonly suppressions: Suppressions;
  readonly mirror: SuppressionMirror;
  readonly keys: AddressKeys;
  readonly events: Pick<EventStore, 'standing'>;
  readonly settings: Pick<SettingStore, 'get'>;
  readonly clock: () => Date;
  readonly failpoint: Failpoint;
  readonly log: Log;
}): SuppressionDesk {
  const { suppressions, mirror, keys, events, settings, clock, failpoint, log } = parts;
  return {
    async suppress(typed, actor) {
      const { mailbox: address } = parseAddress(typed);
      const key = keys.current(address);
      const added = await suppressions.add([{ address, reason: 'manual', source: `desk:${actor}` }]);
      failpoint('suppress.after-add');
      await mirror.ask([{ key, address, act: 'add' }]);
      log.info({ actor, key }, 'an address was suppressed by hand');
      return added > 0;
    },

    async lift(typed, actor) {
      const { mailbox: address } = parseAddress(typed);
      const key = keys.current(address);
      // The word first: whatever is reported from before it suppresses nobody again, however late it comes.
      await mirror.lift(key, clock());
      failpoint('restore.after-word');
      // Ours last: killed before, the address is still found suppressed, and whoever lifts it again does all of it.
      await mirror.ask([{ key, address, act: 'remove' }]);
      failpoint('restore.after-ask');
      const removed = await suppressions.remove(address);
      log.info({ actor, key }, 'a suppression was lifted by hand');
      return removed;
    },

    async standing(typed) {
      const { mailbox } = parseAddress(typed);
      const [suppressed, provider] = await Promise.all([
        suppressions.why(mailbox),
        mirror.of(keys.all(mailbox)),
      ]);
      return { suppressed, provider };
    },

    erased: suppressions.erased,

    async provider() {
      const [stored, list, state] = await Promise.all([
        events.standing(),
        mirror.standing(),
        settings.get(mirrorSetting),
      ]);
      const { readAt, wholeAt, trouble } = MirrorState.catch(MirrorState.parse({})).parse(state ?? {});
      return { events: stored, list: { ...list, readAt, wholeAt, trouble } };
    },
  };
}
