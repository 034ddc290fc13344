import type { AcceptParts } from './api/accept-call.ts';
import type { DomainList } from './api/domain-list.ts';
import type { KeyRing } from './api/key-ring.ts';
import type { EventDispatcher } from './events/dispatcher.ts';
import type { Faults } from './faults/rules.ts';
import type { RequestWindow } from './limits/request-window.ts';
import type { Envelope, RenderedMessage } from './mail/message.ts';
import type { StateChange } from './store/state-file.ts';

/** Everything a request handler may need, wired once in start-sandbox.ts. */
export interface Desk extends AcceptParts {
  readonly keys: KeyRing;
  readonly domains: DomainList;
  /** The one webhook of the account, from the environment. */
  readonly webhook: { readonly endpoint: string; readonly secret: string } | null;
  readonly window: RequestWindow;
  readonly faults: Faults;
  /** Null when no webhook is configured. */
  readonly events: EventDispatcher | null;
  /** Writes a change to the state file and applies it; resolves when it is on disk. */
  readonly change: (change: StateChange) => Promise<void>;
  /** A call's accepted messages without their bodies. Empty when there is no such call. */
  readonly envelopesOf: (call: number) => Promise<readonly Envelope[]>;
  readonly findMessage: (id: string) => Promise<RenderedMessage | null>;
  /** Forgets all mails, templates, keys, suppressions, faults and counts. */
  readonly reset: () => Promise<void>;
}
