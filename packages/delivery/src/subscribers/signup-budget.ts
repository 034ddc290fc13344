import { createHmac } from 'node:crypto';
import type { SignupLedger } from '../ports/subscriber-store.ts';
import { clientNetworks } from './client-network.ts';
import type { Keyring } from './keyring.ts';

/** How many confirm mails strangers can make us send (reference: threats, "subscription bombing"). */
export interface SignupLimits {
  readonly perAddressEver: number;
  readonly perAddressEveryMs: number;
  readonly perHostAnHour: number;
  /** An IPv6 /64. */
  readonly perNetworkAnHour: number;
  readonly inAllAnHour: number;
}

export const defaultSignupLimits: SignupLimits = {
  perAddressEver: 3,
  perAddressEveryMs: 86_400_000,
  perHostAnHour: 20,
  perNetworkAnHour: 40,
  inAllAnHour: 2_000,
};

/** `later`: only the common budget is used up, the wish is kept for its next window. `never`: this one gets no mail. */
export type Grant = 'granted' | 'later' | 'never';

export interface SignupBudget {
  grant(request: {
    readonly id: string;
    readonly identity: string;
    readonly ip: string | null;
  }): Promise<Grant>;
  /** A confirmed address has proved that its owner wants our mail: its count starts anew. */
  forget(identity: string): Promise<void>;
}

const hourMs = 3_600_000;

export function makeSignupBudget(parts: {
  readonly ledger: SignupLedger;
  readonly keyring: Keyring;
  readonly limits: SignupLimits;
  readonly clock: () => Date;
}): SignupBudget {
  const { ledger, keyring, limits, clock } = parts;
  const hashed = (kind: string, text: string, kid = keyring.signingKeyId): string => {
    const key = keyring.derived(kid, 'signup-ledger');
    if (key === undefined) throw new Error(`the keyring has no key "${kid}"`);
    return `${kind}|${createHmac('sha256', key).update(`${kind}|${text}`).digest('base64url')}`;
  };
  return {
    async grant({ id, identity, ip }) {
      const now = clock();
      const lastBefore = new Date(now.getTime() - limits.perAddressEveryMs);
      // Look before spending: somebody who repeats one address must not use up everybody's budget.
      const { key: addressKey, had } = await countOf(identity);
      const mayHave = had === null || (had.count < limits.perAddressEver && had.lastAt <= lastBefore);
      const regrant = !mayHave && (await grantAddress());
      if (regrant) return 'granted';
      if (!mayHave) return 'never';

      const hour = Math.floor(now.getTime() / hourMs);
      const expiresAt = new Date((hour + 2) * hourMs);
      // The hour before counts as far as it still reaches into the last sixty minutes: at the full hour nobody has two budgets.
      const reach = 1 - (now.getTime() - hour * hourMs) / hourMs;
      const left = async (keyOf: (hour: number) => string, limit: number) =>
        limit - Math.ceil((await ledger.spent(keyOf(hour - 1))) * reach);
      const spend = async (keyOf: (hour: number) => string, limit: number) =>
        ledger.spend(keyOf(hour), await left(keyOf, limit), expiresAt);
      const all = (at: number) => `all|${at}`;
      // Who has to wait for the common budget must not use up their own meanwhile.
      if ((await ledger.spent(all(hour))) >= (await left(all, limits.inAllAnHour))) return 'later';
      const client = clientNetworks(ip);
      if (client !== null) {
        const host = (at: number) => hashed('host', `${client.host}|${at}`);
        if (!(await spend(host, limits.perHostAnHour))) return 'never';
        const network = (at: number) => hashed('network', `${client.network}|${at}`);
        if (!(await spend(network, limits.perNetworkAnHour))) return 'never';
      }
      if (!(await spend(all, limits.inAllAnHour))) return 'later';
      return (await grantAddress()) ? 'granted' : 'never';

      function grantAddress(): Promise<boolean> {
        return ledger.grantAddress(addressKey, {
          requestId: id,
          at: now,
          limit: limits.perAddressEver,
          lastBefore,
        });
      }
    },
    async forget(identity) {
      for (const kid of keyring.keyIds) await ledger.forgetAddress(hashed('address', identity, kid));
    },
  };

  /** "A day" and "ever" outlive the signing key's turn: what was counted under another known key goes on there. */
  async function countOf(identity: string) {
    for (const kid of keyring.keyIds) {
      const key = hashed('address', identity, kid);
      const had = await ledger.address(key);
      if (had !== null) return { key, had };
    }
    return { key: hashed('address', identity), had: null };
  }
}
