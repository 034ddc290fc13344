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
  const hashed = (kind: string, text: string): string => {
    const key = keyring.derived(keyring.signingKeyId, 'signup-ledger');
    if (key === undefined) throw new Error('the signing key is not in its own keyring');
    return `${kind}|${createHmac('sha256', key).update(`${kind}|${text}`).digest('base64url')}`;
  };
  return {
    async grant({ id, identity, ip }) {
      const now = clock();
      const addressKey = hashed('address', identity);
      const lastBefore = new Date(now.getTime() - limits.perAddressEveryMs);
      // Look before spending: somebody who repeats one address must not use up everybody's budget.
      const had = await ledger.address(addressKey);
      const mayHave = had === null || (had.count < limits.perAddressEver && had.lastAt <= lastBefore);
      const regrant = !mayHave && (await grantAddress());
      if (regrant) return 'granted';
      if (!mayHave) return 'never';

      const hour = Math.floor(now.getTime() / hourMs);
      const expiresAt = new Date((hour + 2) * hourMs);
      // Who has to wait for the common budget must not use up their own meanwhile.
      if ((await ledger.spent(`all|${hour}`)) >= limits.inAllAnHour) return 'later';
      const client = clientNetworks(ip);
      if (client !== null) {
        const host = hashed('host', `${client.host}|${hour}`);
        if (!(await ledger.spend(host, limits.perHostAnHour, expiresAt))) return 'never';
        const network = hashed('network', `${client.network}|${hour}`);
        if (!(await ledger.spend(network, limits.perNetworkAnHour, expiresAt))) return 'never';
      }
      if (!(await ledger.spend(`all|${hour}`, limits.inAllAnHour, expiresAt))) return 'later';
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
    forget: (identity) => ledger.forgetAddress(hashed('address', identity)),
  };
}
