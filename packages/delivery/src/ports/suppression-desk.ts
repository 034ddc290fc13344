import type { EventStanding } from './provider-events.ts';
import type { MirrorStanding } from './suppression-mirror.ts';
import type { SuppressionReason, Suppressions } from './suppressions.ts';

/** What stands against mailing one address. */
export interface AddressStanding {
  readonly suppressed: {
    readonly reason: SuppressionReason;
    readonly since: Date;
    readonly source: string;
  } | null;
  /** On the provider's own list since; `removed`: taken off it then, which alone lets nobody be mailed. */
  readonly provider: { readonly listed: Date | null; readonly removed: Date | null };
}

export interface ProviderStanding {
  readonly events: EventStanding;
  readonly list: MirrorStanding & {
    readonly readAt: Date | null;
    readonly wholeAt: Date | null;
    /** Why the list could not be read or written at the last try. */
    readonly trouble: string | null;
  };
}

/** What a person at the desk does about suppressions, and sees of the provider. `actor` is an id, never an address. */
export interface SuppressionDesk {
  /** Mails nobody at this address any more, here and at the provider. False: it was suppressed already. @throws InvalidAddress */
  suppress(address: string, actor: string): Promise<boolean>;
  /** Takes it off our list and asks the provider to do the same; resubscribes nobody. False: it was not suppressed. @throws InvalidAddress */
  lift(address: string, actor: string): Promise<boolean>;
  standing(address: string): Promise<AddressStanding>;
  provider(): Promise<ProviderStanding>;
  /** The latest erasures, whoever asked for them; `before` is the `at` of the last one seen. */
  erased: Suppressions['erased'];
}
