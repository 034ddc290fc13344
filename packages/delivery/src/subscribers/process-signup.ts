import { type NewsletterProfile, publicPaths } from '@masthead/domain';
import type { DueProcessor } from '../ports/processor.ts';
import type { SubscriptionRecord, WaitingSignup } from '../ports/subscriber-store.ts';
import { runLanes } from '../run-lanes.ts';
import { tryParseAddress } from './address.ts';
import { processTask, type TaskParts } from './process-task.ts';
import type { SignupParts } from './signup-parts.ts';
import { tokenLifetimeMs } from './tokens.ts';

const postponeMs = 15 * 60_000;
/** A wish that no budget had room for is dropped after a day: by then the reader has asked again or gone. */
const keepMs = 86_400_000;

/** Signups in hand at once: each is a dozen small reads and writes, mostly waiting. */
const lanes = 4;

/** Works through waiting signups. Killed anywhere, the next run does the same again and no mail goes twice. */
export function makeSignupProcessor(parts: TaskParts): DueProcessor {
  return runLanes(lanes, async () => {
    const request = await parts.queue.claim(parts.leaseMs);
    if (request === null) return false;
    parts.failpoint('signup.after-claim');
    try {
      await processOne(request, parts);
    } catch (error) {
      // The lease runs out and the request comes back; the others need not wait for it.
      parts.log.error({ err: error, requestId: request.id }, 'a signup could not be processed');
      if (isTooOld(request, parts.clock())) await parts.queue.done(request.id);
    }
    return true;
  });
}

async function processOne(request: WaitingSignup, parts: TaskParts): Promise<void> {
  const { queue, clock, log, failpoint } = parts;
  const { task } = request;
  const outcome = task === undefined ? await handle(request, parts) : await processTask(request, task, parts);
  failpoint('signup.after-outbox');
  if (outcome === 'later' && !isTooOld(request, clock())) {
    await queue.postpone(request.id, postponeMs);
  } else {
    await queue.done(request.id);
  }
  failpoint('signup.after-done');
  log.info({ requestId: request.id, outcome }, 'signup processed');
}

function isTooOld(request: WaitingSignup, now: Date): boolean {
  return now.getTime() - request.requestedAt.getTime() >= keepMs;
}

type Outcome =
  | 'mailed'
  | 'later'
  | 'over-budget'
  | 'suppressed'
  | 'already-confirmed'
  | 'no-newsletter'
  | 'no-address';

async function handle(request: WaitingSignup, parts: SignupParts): Promise<Outcome> {
  const { store, budget, suppressions, newsletters, clock, failpoint } = parts;
  const address = tryParseAddress(request.address);
  if (address === null) return 'no-address';
  const profiles: NewsletterProfile[] = [];
  for (const id of request.newsletterIds) {
    const profile = await newsletters.byId(id);
    if (profile !== null) profiles.push(profile);
  }
  if (profiles.length === 0) return 'no-newsletter';
  const suppressed = await suppressions.isSuppressed(address.identity);
  // Who was forgotten may come anew: only a click in the mailbox will take the suppression back.
  if (suppressed !== null && suppressed !== 'erased') return 'suppressed';

  const ids = profiles.map((profile) => profile.id);
  const confirmed = await store.confirmedFor(address.identity, ids);
  if (ids.every((id) => confirmed.has(id))) return 'already-confirmed';

  // The budget before the rows: whom we would not mail needs no row, so nobody fills our tables for us.
  const grant = await budget.grant({ id: request.id, identity: address.identity, ip: request.ip });
  failpoint('signup.after-grant');
  if (grant === 'later') return 'later';
  if (grant === 'never') return 'over-budget';
  const now = clock();
  const records = await store.ask({
    identity: address.identity,
    mailbox: address.mailbox,
    newsletterIds: ids,
    asked: {
      requestId: request.id,
      at: request.requestedAt,
      source: request.source,
      formVersion: request.formVersion,
      ip: request.ip,
      name: request.name,
      frequency: request.frequency,
      ...(request.pausedUntil == null ? {} : { pausedUntil: request.pausedUntil }),
    },
    staleBefore: new Date(now.getTime() - tokenLifetimeMs.confirm),
    expiresAt: new Date(now.getTime() + tokenLifetimeMs.confirm),
  });
  failpoint('signup.after-ask');
  const open = records.filter((record) => record.state !== 'confirmed');
  // The link stands on the row that fewest older links can confirm before it: on a confirmed row it would do nothing more.
  const [first] = open.toSorted((a, b) => (a.asked?.earlier?.length ?? 0) - (b.asked?.earlier?.length ?? 0));
  if (first === undefined) return 'already-confirmed';
  await mailConfirmation({ ...request, address: address.typed }, first, profiles, open, parts);
  return 'mailed';
}

async function mailConfirmation(
  request: WaitingSignup,
  first: SubscriptionRecord,
  profiles: readonly NewsletterProfile[],
  open: readonly SubscriptionRecord[],
  { tokens, renderer, outbox, siteUrl, clock }: SignupParts,
): Promise<void> {
  const newsletter = profiles.find((profile) => profile.id === first.newsletterId);
  if (newsletter === undefined) throw new Error('a subscription came back for a newsletter nobody asked for');
  // One link confirms what one request asked for, and its mail names no more than that.
  const together = open.filter((record) => record.asked?.requestId === first.asked?.requestId);
  const token = tokens.issue('confirm', {
    subscriptionId: first.id,
    version: first.tokenVersion,
    issuedAt: clock(),
  });
  const mail = await renderer.confirm({
    newsletter,
    alsoNewsletters: profiles
      .filter((profile) => profile.id !== newsletter.id)
      .filter((profile) => together.some((record) => record.newsletterId === profile.id))
      .map((profile) => profile.name),
    address: request.address,
    name: request.name,
    url: `${siteUrl}${publicPaths.confirm(token)}`,
    validDays: tokenLifetimeMs.confirm / 86_400_000,
  });
  await outbox.enqueue({
    purposeKey: `confirm/${first.id}/${request.id}`,
    kind: 'confirm',
    from: newsletter.sender,
    to: first.address,
    replyTo: newsletter.replyTo,
    ...mail,
    headers: {},
  });
}
