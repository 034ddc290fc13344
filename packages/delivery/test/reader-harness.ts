import { createHmac } from 'node:crypto';
import { defaultTheme, type NewsletterProfile } from '@masthead/domain';
import { testMongoUri } from '@masthead/testing';
import { connectDatabase, type Database } from '../src/mongo/connect.ts';
import { ensureIndexes } from '../src/mongo/indexes.ts';
import { noFailpoints } from '../src/ports/failpoints.ts';
import type { MailRenderer } from '../src/ports/mail-renderer.ts';
import type { OutgoingMail, SubmitOutcome } from '../src/ports/transport.ts';
import { silentWaker } from '../src/ports/waker.ts';
import { openReaderSide, type ReaderSide, type ReaderSideOptions } from '../src/reader-side.ts';
import { timing } from '../src/timing.ts';
import { emptyDatabase } from './empty-database.ts';

export const newsletterId = '64b000000000000000000001';
export const otherNewsletterId = '64b000000000000000000002';
const webhookKey = Buffer.alloc(24, 7);
export const webhookSecret = `whsec_${webhookKey.toString('base64')}`;

const profile = (id: string, name: string): NewsletterProfile => ({
  id,
  slug: name.toLowerCase().replaceAll(' ', '-'),
  name,
  description: '',
  sender: { name, address: 'letters@press.example.org' },
  replyTo: null,
  postalAddress: '1 Sample Street',
  siteUrl: 'http://127.0.0.1:4000',
  language: 'en',
  timeZone: 'UTC',
  slot: null,
  theme: defaultTheme,
});

/** One accepted call, as a provider that keeps idempotency keys would log it. */
export interface SentMail extends OutgoingMail {
  readonly key: string;
  readonly id: string;
}

/** A provider in memory: same key, same answer; each new key is one mail. */
export function makeMailbox() {
  const sent: SentMail[] = [];
  const answers: SubmitOutcome[] = [];
  return {
    sent,
    /** Answers to give before the normal one. */
    answers,
    calls: 0,
    async submitMail(mail: OutgoingMail, key: string): Promise<SubmitOutcome> {
      this.calls += 1;
      const forced = answers.shift();
      if (forced !== undefined) return forced;
      const known = sent.find((each) => each.key === key);
      if (known !== undefined) return { kind: 'accepted', ids: [known.id], refused: [] };
      const id = `mail-${sent.length + 1}`;
      sent.push({ ...mail, key, id });
      return { kind: 'accepted', ids: [id], refused: [] };
    },
  };
}

export const plainRenderer: MailRenderer = {
  confirm: async ({ newsletter, alsoNewsletters, url }) => {
    const names = [newsletter.name, ...alsoNewsletters].join(' and ');
    return { subject: `Confirm ${names}`, html: `<a href="${url}">Confirm</a>`, text: `Confirm: ${url}` };
  },
  welcome: async ({ newsletter, latestIssue, preferencesUrl, unsubscribeUrl }) => {
    const text = [latestIssue?.url, preferencesUrl, unsubscribeUrl].join('\n');
    return { subject: `Welcome to ${newsletter.name}`, html: text, text };
  },
  goodbye: async ({ newsletter, alsoNewsletters, undoUrl }) => {
    const names = [newsletter.name, ...alsoNewsletters].join(' and ');
    return { subject: `Goodbye from ${names}`, html: undoUrl, text: undoUrl };
  },
  move: async ({ url }) => ({ subject: 'Move', html: url, text: `Move: ${url}` }),
  moved: async ({ newsletter }) => ({ subject: 'Moved', html: newsletter.name, text: newsletter.name }),
};

export interface Harness {
  readonly database: Database;
  readonly side: ReaderSide;
  readonly mailbox: ReturnType<typeof makeMailbox>;
  readonly processors: ReturnType<ReaderSide['processors']>;
  /** Moves the clock of the rules; the server's own goes on. `setBackMs`: by so much it was set back, of which durations know nothing. */
  readonly clock: { now: Date; setBackMs: number };
  /** Signups, then the mails they made. */
  work(): Promise<void>;
  /** What one worker at a time does now and then. */
  chores(): Promise<void>;
  /** Makes everything that waits for a time due now. */
  letTimePass(): Promise<void>;
  /** As it was in the beginning, with the indexes that are dear to make. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

export async function openHarness(options: Partial<ReaderSideOptions> = {}): Promise<Harness> {
  const database = await connectDatabase(testMongoUri());
  await ensureIndexes(database);
  const clock = { now: new Date(), setBackMs: 0 };
  const newsletters = new Map(
    [profile(newsletterId, 'Sample Letter'), profile(otherNewsletterId, 'Other Letter')].map((each) => [
      each.id,
      each,
    ]),
  );
  const side = openReaderSide({
    database,
    newsletters: { byId: async (id) => newsletters.get(id) ?? null },
    waker: silentWaker,
    tokenKeys: [{ kid: 'k1', secret: Buffer.alloc(32, 1) }],
    environmentId: 'test',
    webhookSecret,
    clock: () => clock.now,
    elapsedMs: () => clock.now.getTime() + clock.setBackMs,
    log: quietLog,
    ...options,
  });
  const mailbox = makeMailbox();
  const processors = side.processors({
    renderer: plainRenderer,
    transport: mailbox,
    siteUrl: 'http://127.0.0.1:4000',
    timing: timing(1),
    failpoint: noFailpoints,
  });
  return {
    database,
    side,
    mailbox,
    processors,
    clock,
    async work() {
      await processors.signups.runDue();
      await processors.outbox.runDue();
    },
    async chores() {
      for (const chore of processors.chores) await chore.runDue();
    },
    async letTimePass() {
      for (const name of ['signupRequests', 'outbox', 'providerEvents']) {
        await database.db
          .collection(name)
          .updateMany({ dueAt: { $exists: true } }, { $set: { dueAt: new Date(0) } });
      }
    },
    async empty() {
      await emptyDatabase(database);
      mailbox.sent.length = 0;
      clock.now = new Date();
    },
    async close() {
      await database.db.dropDatabase();
      await database.close();
    },
  };
}

/** A failure that is only logged is a failure of the test. */
const quietLog = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (context: object, message: string) => {
    if ('err' in context) throw new Error(message, { cause: context.err });
  },
};

export function signup(address: string, more: { ip?: string; newsletterIds?: string[]; name?: string } = {}) {
  return {
    address,
    name: more.name ?? null,
    newsletterIds: more.newsletterIds ?? [newsletterId],
    frequency: 'every' as const,
    source: 'site',
    formVersion: 'f1',
    ip: more.ip ?? null,
  };
}

/** The token of the last confirm mail to that address. */
export function confirmToken(mailbox: Harness['mailbox'], to: string): string {
  const mail = mailbox.sent.findLast((each) => each.to === to);
  const token = /\/confirm\/(\S+)/.exec(mail?.text ?? '')?.[1];
  if (token === undefined) throw new Error(`no confirm mail to ${to}`);
  return token;
}

/** As the provider signs. */
export function signedEvent(body: object, id: string, at: Date) {
  const raw = JSON.stringify(body);
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const mac = createHmac('sha256', webhookKey).update(`${id}.${timestamp}.${raw}`).digest('base64');
  return { raw, headers: { id, timestamp, signature: `v1,${mac}` } };
}
