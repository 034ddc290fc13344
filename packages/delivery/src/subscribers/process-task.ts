import { assertNever, publicPaths } from '@masthead/domain';
import type { MoveStore } from '../ports/moves.ts';
import type { OutboxKind, OutboxMail } from '../ports/outbox.ts';
import type { LatestIssue, SignupSettingsStore } from '../ports/signup-settings.ts';
import type { LeaveVia, ReaderTask, SubscriptionRecord, WaitingSignup } from '../ports/subscriber-store.ts';
import { tryParseAddress } from './address.ts';
import type { SignupParts } from './signup-parts.ts';
import { tokenLifetimeMs } from './tokens.ts';
import { undoForMs } from './undo-unsubscribe.ts';

export interface TaskParts extends SignupParts {
  readonly moves: MoveStore;
  readonly signupSettings: SignupSettingsStore;
  readonly latestIssue: LatestIssue;
}

export type TaskOutcome =
  | 'mailed'
  | 'later'
  | 'over-budget'
  | 'suppressed'
  | 'not-wanted'
  | 'no-address'
  | 'gone';

/** Mails that a reader's act on a page has earned. Done again after a crash they are the same mail. */
export async function processTask(
  request: WaitingSignup,
  task: ReaderTask,
  parts: TaskParts,
): Promise<TaskOutcome> {
  const record = await parts.store.get(task.subscriptionId);
  if (record === null) return 'gone';
  switch (task.kind) {
    case 'welcome':
      return welcome(task, record, parts);
    case 'goodbye':
      return goodbye(task, record, parts);
    case 'move':
      return askNewAddress(request, record, parts);
    case 'moved':
      return tellOldAddress(request, task, record, parts);
    default:
      return assertNever(task.kind);
  }
}

async function welcome(task: ReaderTask, record: SubscriptionRecord, parts: TaskParts): Promise<TaskOutcome> {
  const { newsletters, signupSettings, latestIssue, renderer, tokens, siteUrl, clock } = parts;
  const newsletter = await newsletters.byId(record.newsletterId);
  const { welcome: isWanted } = await signupSettings.get(record.newsletterId);
  if (newsletter === null || !isWanted || record.state !== 'confirmed') return 'not-wanted';
  const subject = { subscriptionId: record.id, version: record.tokenVersion, issuedAt: clock() };
  const issue = await latestIssue.of(record.newsletterId, clock());
  const unsubscribeUrl = siteUrl + publicPaths.unsubscribe(tokens.issue('unsubscribe', subject));
  const mail = await renderer.welcome({
    newsletter,
    latestIssue: issue && { title: issue.title, url: siteUrl + publicPaths.issue(issue.slug) },
    preferencesUrl: siteUrl + publicPaths.preferences(tokens.issue('preferences', subject)),
    unsubscribeUrl,
  });
  return enqueue('welcome', `${record.id}/${task.occasion}`, record.address, newsletter, mail, parts, {
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  });
}

/** Ways of leaving that are the reader's own act on a list they had confirmed. */
const ownActs: ReadonlySet<LeaveVia> = new Set(['one-click', 'page']);

async function goodbye(task: ReaderTask, record: SubscriptionRecord, parts: TaskParts): Promise<TaskOutcome> {
  const { newsletters, signupSettings, renderer, tokens, siteUrl, clock } = parts;
  const newsletter = await newsletters.byId(record.newsletterId);
  const { goodbye: isWanted } = await signupSettings.get(record.newsletterId);
  // Who is back by now, or was never on the list, has nothing to be told.
  if (newsletter === null || !isWanted || !hasLeft(record)) return 'not-wanted';
  const subject = { subscriptionId: record.id, version: record.tokenVersion, issuedAt: clock() };
  const mail = await renderer.goodbye({
    newsletter,
    alsoNewsletters: await leftTogether(record, parts),
    undoUrl: siteUrl + publicPaths.unsubscribe(tokens.issue('unsubscribe', subject)),
    undoHours: undoForMs / 3_600_000,
  });
  return enqueue('goodbye', `${record.id}/${task.occasion}`, record.address, newsletter, mail, parts);
}

function hasLeft({ state, left, consent }: SubscriptionRecord): boolean {
  return state === 'unsubscribed' && left !== null && ownActs.has(left.via) && consent.confirmedAt !== null;
}

/** Names of the reader's other newsletters that one act left with this one: all of them carry its instant. */
async function leftTogether(record: SubscriptionRecord, parts: TaskParts): Promise<readonly string[]> {
  const names: string[] = [];
  for (const other of await parts.store.ofSubscriber(record.subscriberId)) {
    if (other.id === record.id || !hasLeft(other)) continue;
    if (other.left?.at.getTime() !== record.left?.at.getTime()) continue;
    const newsletter = await parts.newsletters.byId(other.newsletterId);
    if (newsletter !== null) names.push(newsletter.name);
  }
  return names;
}

/** The same budgets as a signup: the form takes any address, and strangers could be mailed by it. */
async function askNewAddress(
  request: WaitingSignup,
  record: SubscriptionRecord,
  parts: TaskParts,
): Promise<TaskOutcome> {
  const { budget, suppressions, moves, newsletters, renderer, tokens, siteUrl, failpoint } = parts;
  const address = tryParseAddress(request.address);
  const newsletter = await newsletters.byId(record.newsletterId);
  if (address === null || newsletter === null) return 'no-address';
  const suppressed = await suppressions.isSuppressed(address.identity);
  if (suppressed !== null && suppressed !== 'erased') return 'suppressed';
  const grant = await budget.grant({ id: request.id, identity: address.identity, ip: request.ip });
  failpoint('wish.after-grant');
  if (grant === 'later') return 'later';
  if (grant === 'never') return 'over-budget';
  const at = new Date(Math.floor(request.requestedAt.getTime() / 1000) * 1000);
  await moves.ask(record.subscriberId, { identity: address.identity, mailbox: address.mailbox, at });
  failpoint('wish.after-note');
  const subject = { subscriptionId: record.id, version: record.tokenVersion, issuedAt: at };
  const mail = await renderer.move({
    newsletter,
    url: siteUrl + publicPaths.move(tokens.issue('move', subject)),
    validDays: tokenLifetimeMs.move / 86_400_000,
  });
  return enqueue('move', `${record.id}/${request.id}`, address.mailbox, newsletter, mail, parts);
}

async function tellOldAddress(
  request: WaitingSignup,
  task: ReaderTask,
  record: SubscriptionRecord,
  parts: TaskParts,
): Promise<TaskOutcome> {
  const newsletter = await parts.newsletters.byId(record.newsletterId);
  // The move was noted before it was done: where it never was, there is nothing to tell.
  if (newsletter === null || record.address === request.address) return 'not-wanted';
  const mail = await parts.renderer.moved({ newsletter });
  return enqueue('moved', `${record.id}/${task.occasion}`, request.address, newsletter, mail, parts);
}

async function enqueue(
  kind: OutboxKind,
  purpose: string,
  to: string,
  newsletter: { readonly sender: OutboxMail['from']; readonly replyTo: string | null },
  mail: Pick<OutboxMail, 'subject' | 'html' | 'text'>,
  { outbox }: TaskParts,
  headers: OutboxMail['headers'] = {},
): Promise<TaskOutcome> {
  const { sender: from, replyTo } = newsletter;
  await outbox.enqueue({ purposeKey: `${kind}/${purpose}`, kind, from, to, replyTo, ...mail, headers });
  return 'mailed';
}
