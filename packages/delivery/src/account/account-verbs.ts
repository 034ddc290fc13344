import { randomUUID } from 'node:crypto';
import type {
  AccountSeen,
  AccountVerbs,
  DueProcessor,
  Failpoint,
  LeaseStore,
  Log,
  ProviderAccount,
  SettingStore,
  Waker,
} from '../ports/index.ts';

const askedKey = 'providerAsked';
const seenKey = 'providerSeen';
const leaseMs = 60_000;

export function makeAccountVerbs(settings: SettingStore, waker: Pick<Waker, 'wake'>): AccountVerbs {
  return {
    async request() {
      const id = randomUUID();
      await settings.set(askedKey, { id });
      await waker.wake('outbox');
      return id;
    },
    latest: async () => ((await settings.get(seenKey)) as AccountSeen | null) ?? null,
  };
}

/** Looks at the account when somebody asked for it; one worker at a time. Also while all sending is stopped: is it mended? */
export function makeLookAtAccount(parts: {
  readonly settings: SettingStore;
  readonly leases: LeaseStore;
  readonly account: ProviderAccount;
  readonly owner: string;
  readonly clock: () => Date;
  readonly failpoint: Failpoint;
  readonly log: Log;
}): DueProcessor {
  const { account, clock, failpoint, leases, log, owner, settings } = parts;
  let halted = false;
  return {
    halt() {
      halted = true;
    },
    async runDue() {
      const asked = (await settings.get(askedKey)) as { readonly id: string } | null;
      if (asked === null) return 0;
      const last = (await settings.get(seenKey)) as AccountSeen | null;
      if (last?.requestId === asked.id) return 0;
      if (!(await leases.acquire('provider-account', owner, leaseMs))) return 0;
      try {
        const seen = await account.look();
        failpoint('account.after-look');
        // What we ended ourselves was no look: another worker answers.
        if (halted) return 0;
        await settings.set(seenKey, { ...seen, requestId: asked.id, at: clock() });
        log.debug({ key: seen.key }, 'looked at the account');
        return 1;
      } finally {
        await leases.release('provider-account', owner);
      }
    },
  };
}
