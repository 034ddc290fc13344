import { join } from 'node:path';
import type { ReadModel, Search } from '@masthead/archive';
import type { EventVerbs, SubscriberVerbs } from '@masthead/delivery/ports';
import type { SignupSettings } from '@masthead/domain';
import { mediaFolder } from '@masthead/media';
import type { Hono } from 'hono';
import { makeApp } from '../src/app.tsx';
import { loadAssets } from '../src/assets/load-assets.ts';
import type { SiteDeps, SiteSettings } from '../src/deps.ts';
import { type Freshness, neverFresh } from '../src/http/freshness.ts';
import { makeDrawShareImage } from '../src/share/draw-share-image.ts';

export const siteUrl = 'http://site.example';
const assets = loadAssets(join(import.meta.dirname, '../assets'));

/** An archive in which nothing was ever published. */
export const emptyArchive: ReadModel = {
  state: async () => ({ version: '', changedAt: null, nextPublicAt: null }),
  newsletters: async () => [],
  latestIssues: async () => [],
  issueBySlug: async () => null,
  wholeIssueBySlug: async () => null,
  recurringCorrections: async () => [],
  neighbours: async () => ({ previous: null, next: null }),
  archive: async () => [],
  entryBySlug: async () => null,
  topicBySlug: async () => null,
  entriesById: async () => [],
  authorBySlug: async () => null,
  addresses: async () => [],
  topics: async () => [],
  years: async () => [],
  preview: async () => null,
};

const nothingFound: Pick<Search, 'ready' | 'search'> = {
  ready: async () => undefined,
  search: async () => ({ hits: [], total: 0, order: 'best', corrected: null }),
};

/** The site on whatever a test hands in; what it does not hand in refuses to be used. */
export function makeTestApp(given: {
  readonly archive?: Partial<ReadModel>;
  readonly search?: Pick<Search, 'ready' | 'search'>;
  readonly subscribers?: Partial<SubscriberVerbs>;
  readonly events?: EventVerbs;
  readonly signup?: Partial<SignupSettings>;
  readonly now?: () => Date;
  readonly settings?: Partial<SiteSettings>;
  readonly media?: SiteDeps['media'];
  readonly freshness?: Freshness;
  readonly ready?: () => Promise<void>;
  readonly log?: SiteDeps['log'];
  readonly metrics?: SiteDeps['metrics'];
  readonly tracing?: SiteDeps['tracing'];
}): Hono {
  const silent = { info: () => undefined, error: () => undefined };
  return makeApp({
    archive: { ...emptyArchive, ...given.archive },
    freshness: given.freshness ?? neverFresh,
    search: given.search ?? nothingFound,
    subscribers: { ...unused, ...given.subscribers },
    signupSettings: {
      get: async () => ({ welcome: false, goodbye: false, origins: [], topics: [], ...given.signup }),
    },
    events: given.events ?? { accept: async () => ({ status: 503 }) },
    clock: given.now ?? (() => new Date('2026-11-22T12:00:00Z')),
    log: given.log ?? silent,
    assets,
    drawShareImage: makeDrawShareImage(join(import.meta.dirname, '../assets/fonts')),
    media: given.media ?? mediaFolder('/nowhere'),
    metrics: given.metrics ?? null,
    tracing: given.tracing ?? null,
    ready: given.ready ?? (async () => undefined),
    settings: {
      siteUrl,
      trustProxyHops: 0,
      signupMinFillMs: 1500,
      refusedDomains: new Set(['throwaway.example']),
      formKeys: [Buffer.alloc(32, 1)],
      ...given.settings,
    },
  });
}

const refuse = (verb: string) => async (): Promise<never> => {
  throw new Error(`${verb} was called and no test asked for it`);
};
const unused: SubscriberVerbs = {
  requestSignup: refuse('requestSignup'),
  readConfirmation: refuse('readConfirmation'),
  confirm: refuse('confirm'),
  readUnsubscribe: refuse('readUnsubscribe'),
  unsubscribe: refuse('unsubscribe'),
  undoUnsubscribe: refuse('undoUnsubscribe'),
  readPreferences: refuse('readPreferences'),
  updatePreferences: refuse('updatePreferences'),
  unsubscribeFromAll: refuse('unsubscribeFromAll'),
  askForMore: refuse('askForMore'),
  requestMove: refuse('requestMove'),
  readMove: refuse('readMove'),
  confirmMove: refuse('confirmMove'),
  startReading: refuse('startReading'),
  mayRead: refuse('mayRead'),
  myData: refuse('myData'),
  erase: refuse('erase'),
};

/** A form as a browser on one of our own pages sends it. */
export function ownForm(fields: Readonly<Record<string, string>>): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(fields).toString(),
  };
}
