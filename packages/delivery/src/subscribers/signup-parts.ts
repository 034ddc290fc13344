import type { Failpoint } from '../ports/failpoints.ts';
import type { Log } from '../ports/log.ts';
import type { MailRenderer } from '../ports/mail-renderer.ts';
import type { NewsletterDirectory } from '../ports/newsletters.ts';
import type { OutboxVerbs } from '../ports/outbox.ts';
import type { SignupQueue, SubscriptionStore } from '../ports/subscriber-store.ts';
import type { Suppressions } from '../ports/suppressions.ts';
import type { Tokens } from '../ports/tokens.ts';
import type { SignupBudget } from './signup-budget.ts';

export interface SignupParts {
  readonly queue: SignupQueue;
  readonly store: SubscriptionStore;
  readonly budget: SignupBudget;
  readonly suppressions: Suppressions;
  readonly newsletters: NewsletterDirectory;
  readonly tokens: Tokens;
  readonly renderer: MailRenderer;
  readonly outbox: OutboxVerbs;
  /** Without a trailing slash. */
  readonly siteUrl: string;
  readonly leaseMs: number;
  readonly clock: () => Date;
  readonly log: Log;
  readonly failpoint: Failpoint;
}
