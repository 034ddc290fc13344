import { join } from 'node:path';
import { type Archive, connectArchive } from '@masthead/archive';
import { openSearch } from '@masthead/archive/search';
import { type Delivery, openDelivery, openDeliveryWorker, silentLog } from '@masthead/delivery';
import type { MailRenderer } from '@masthead/delivery/ports';
import { mediaFolder } from '@masthead/media';
import { testMongoUri } from '@masthead/testing';
import type { Hono } from 'hono';
import { makeKeyring } from '../../../packages/delivery/src/subscribers/keyring.ts';
import { makeTokens } from '../../../packages/delivery/src/subscribers/tokens.ts';
import { makeApp } from '../src/app.tsx';
import { loadAssets } from '../src/assets/load-assets.ts';
import type { SiteSettings } from '../src/deps.ts';
import { neverFresh } from '../src/http/freshness.ts';
import { passagesOfIssue } from '../src/search/passages-of-issue.ts';
import { makeDrawShareImage } from '../src/share/draw-share-image.ts';
import { deriveFormKeys } from '../src/signup/derive-form-keys.ts';

/** Nothing listens there: the site has to do without Redis. */
const redisThatIsDown = 'redis://127.0.0.1:1';

const both = (uri: string) => ({ site: uri, worker: uri });

export interface RealSite {
  readonly app: Hono;
  readonly archive: Archive;
  readonly delivery: Delivery;
  setNow(now: Date): void;
  /** Works through waiting signups as the worker does; answers the confirmation links it would mail. */
  mailConfirmations(): Promise<readonly string[]>;
  /** A token as a mail to this subscription would carry it. */
  token(purpose: 'unsubscribe' | 'preferences', subscriptionId: string): string;
  close(): Promise<void>;
  /** Where the site's user may drop nothing. */
  closeOnly(): Promise<void>;
}

/** The site on a real database and the real delivery, with Redis down. The clock of its pages is the test's. */
export async function makeRealSite(
  siteUrl: string,
  mediaDir = '/nowhere',
  { webhookSecret, ...given }: Partial<SiteSettings> & { readonly webhookSecret?: string } = {},
  renderer?: MailRenderer,
  /** The site's own user of the database, where it is not the worker's. */
  uris: { readonly site: string; readonly worker: string } = both(testMongoUri()),
): Promise<RealSite> {
  const tokenKeys = [{ kid: 'k1', secret: Buffer.alloc(32, 3) }];
  const common = {
    redisPrefix: '{site-test}',
    environmentId: 'test',
    tokenKeys,
    siteUrl,
    log: silentLog,
  };
  const links: string[] = [];
  const [archive, delivery, worker] = await Promise.all([
    connectArchive(uris.site),
    openDelivery({
      ...common,
      mongodbUri: uris.site,
      redisUrl: redisThatIsDown,
      webhookSecret: webhookSecret ?? null,
      makesIndexes: uris.site === uris.worker,
    }),
    openDeliveryWorker({
      ...common,
      mongodbUri: uris.worker,
      redisUrl: null,
      resend: { apiKey: 're_not_used', baseUrl: 'http://127.0.0.1:1' },
      requestsPerSecond: 1,
      handOver: 'inline',
      timescale: 1,
      concurrency: 1,
      renderer: renderer ?? {
        confirm: async ({ url }) => {
          links.push(url);
          return { subject: 'Confirm', html: '<p>Confirm</p>', text: 'Confirm' };
        },
        welcome: async () => ({ subject: 'Welcome', html: '<p>Welcome</p>', text: 'Welcome' }),
        goodbye: async () => ({ subject: 'Goodbye', html: '<p>Goodbye</p>', text: 'Goodbye' }),
        move: async ({ url }) => {
          links.push(url);
          return { subject: 'Move', html: '<p>Move</p>', text: 'Move' };
        },
        moved: async () => ({ subject: 'Moved', html: '<p>Moved</p>', text: 'Moved' }),
      },
      failpoint: () => undefined,
    }),
  ]);
  let now = new Date();
  const tokens = makeTokens(makeKeyring(tokenKeys));
  const search = openSearch({
    db: archive.db,
    passagesOf: passagesOfIssue,
    clock: () => now,
    onError: (error) => {
      throw error;
    },
  });
  const app = makeApp({
    metrics: null,
    tracing: null,
    archive: archive.read,
    freshness: neverFresh,
    search,
    subscribers: delivery.subscribers,
    signupSettings: delivery.signupSettings,
    events: delivery.events,
    clock: () => now,
    log: silentLog,
    assets: loadAssets(join(import.meta.dirname, '../assets')),
    drawShareImage: makeDrawShareImage(join(import.meta.dirname, '../assets/fonts')),
    media: mediaFolder(mediaDir),
    ready: archive.ping,
    settings: {
      siteUrl,
      trustProxyHops: 0,
      signupMinFillMs: 0,
      refusedDomains: new Set(['throwaway.example']),
      formKeys: deriveFormKeys(tokenKeys),
      ...given,
    },
  });
  return {
    app,
    archive,
    delivery,
    setNow: (instant) => {
      now = instant;
    },
    async mailConfirmations() {
      await worker.processors.signups.runDue();
      return links.splice(0);
    },
    token: (purpose, subscriptionId) =>
      tokens.issue(purpose, { subscriptionId, version: 1, issuedAt: new Date() }),
    closeOnly,
    async close() {
      await search.stop();
      await archive.db.dropDatabase();
      await closeOnly();
    },
  };

  async function closeOnly(): Promise<void> {
    await search.stop();
    await Promise.all([archive.close(), delivery.close(), worker.close()]);
  }
}
