import { createHash } from 'node:crypto';
import { assertNever } from '@masthead/domain';
import type { Failpoint } from '../ports/failpoints.ts';
import type { Log } from '../ports/log.ts';
import type { OutboxKind } from '../ports/outbox.ts';
import { type ClaimedMail, type OutboxStore, obeysSuppressions } from '../ports/outbox-store.ts';
import type { DueProcessor } from '../ports/processor.ts';
import type { Suppressions } from '../ports/suppressions.ts';
import type { MailTransport, OutgoingMail } from '../ports/transport.ts';
import type { Waker } from '../ports/waker.ts';
import { runLanes } from '../run-lanes.ts';
import type { Timing } from '../timing.ts';
import { isTooOld, judgeOutcome, type Verdict } from './judge-outcome.ts';
import { formatMailbox } from './mailbox.ts';

export interface OutboxParts {
  readonly store: OutboxStore;
  readonly suppressions: Suppressions;
  readonly transport: Pick<MailTransport, 'submitMail'>;
  readonly waker: Waker;
  readonly environmentId: string;
  readonly timing: Pick<Timing, 'leaseMs' | 'backoffMs' | 'backoffMaxMs'>;
  /** Calls under way at once; the pacing decides how fast they really go. Default 4. */
  readonly concurrency?: number;
  readonly log: Log;
  readonly failpoint: Failpoint;
}

/** Hands single mails over: claim, last look, freeze, submit, record. Whatever kills it, each mail goes at most once. */
export function makeOutboxProcessor(parts: OutboxParts): DueProcessor {
  return runLanes(parts.concurrency ?? 4, async () => {
    parts.failpoint('outbox.before-claim');
    const claim = await parts.store.claim(parts.timing.leaseMs);
    if (claim === null) return false;
    parts.failpoint('outbox.after-claim');
    await handOver(claim, parts);
    return true;
  });
}

async function handOver(claim: ClaimedMail, parts: OutboxParts): Promise<void> {
  const { store, transport, failpoint, environmentId } = parts;
  const refused = await lastLook(claim, parts);
  if (refused !== null) return record(claim, refused, parts);
  const mail = outgoing(claim);
  const bodyHash = hashOf(mail);
  if (claim.bodyHash !== null && claim.bodyHash !== bodyHash) {
    const fault = { code: 'body-changed', message: 'this version would send other bytes under the same key' };
    return record(claim, { next: 'unknown', fault }, parts);
  }
  // Freeze first: a crash after this leaves it in doubt, with a key and a body that any worker can repeat.
  if (!(await store.freeze(claim, bodyHash))) return;
  failpoint('outbox.after-freeze');
  const outcome = await transport.submitMail(
    mail,
    `masthead/${environmentId}/outbox/${claim.tag}/${claim.attempt}`,
  );
  failpoint('outbox.after-call');
  await record(claim, judgeOutcome(outcome, claim, parts.timing), parts);
  failpoint('outbox.after-record');
}

/** Before the first call of an attempt and at no other time: in doubt the same mail must be asked about again. */
async function lastLook(claim: ClaimedMail, { suppressions }: OutboxParts): Promise<Verdict | null> {
  if (claim.inDoubt) {
    if (!isTooOld(claim)) return null;
    return {
      next: 'unknown',
      fault: { code: 'too-old', message: 'the provider may have forgotten its key' },
    };
  }
  if (!obeysSuppressions[claim.mail.kind]) return null;
  const reason = await suppressions.isSuppressed(claim.mail.to);
  // Who was forgotten may sign up anew, and only a click in the mailbox can prove it.
  if (reason === 'erased' && provesItself.has(claim.mail.kind)) return null;
  return reason && { next: 'failed', fault: { code: 'suppressed', message: reason } };
}

const provesItself: ReadonlySet<OutboxKind> = new Set(['confirm', 'move']);

async function record(claim: ClaimedMail, verdict: Verdict, parts: OutboxParts): Promise<void> {
  const { store, waker, log } = parts;
  const context = { purposeKey: claim.mail.purposeKey, attempt: claim.attempt, next: verdict.next };
  switch (verdict.next) {
    case 'submitted':
      await store.submitted(claim, verdict.providerId);
      log.info({ ...context, providerId: verdict.providerId }, 'single mail submitted');
      return;
    case 'thaw':
      await store.thaw(claim, verdict);
      void waker.wake('outbox', { delayMs: verdict.delayMs });
      log.warn({ ...context, fault: verdict.fault }, 'single mail not taken, tried again later');
      return;
    case 'doubt':
      await store.doubt(claim, verdict);
      void waker.wake('outbox', { delayMs: verdict.delayMs });
      log.warn({ ...context, fault: verdict.fault }, 'single mail in doubt, asked again under the same key');
      return;
    case 'failed':
    case 'unknown':
      await store.settle(claim, verdict.next, verdict.fault);
      log.error({ ...context, fault: verdict.fault }, 'single mail given up');
      return;
    default:
      assertNever(verdict);
  }
}

function outgoing({ mail, tag }: ClaimedMail): OutgoingMail {
  return {
    from: formatMailbox(mail.from),
    to: mail.to,
    replyTo: mail.replyTo,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: mail.headers,
    tags: [
      { name: 'outbox', value: tag },
      { name: 'kind', value: mail.kind },
    ],
  };
}

/** Over the parts in a fixed order, so that no map order can change it. */
function hashOf(mail: OutgoingMail): string {
  const headers = Object.entries(mail.headers).sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = [mail.from, mail.to, mail.replyTo, mail.subject, mail.html, mail.text, headers, mail.tags];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
