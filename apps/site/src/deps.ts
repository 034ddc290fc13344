import type { ReadModel, Search } from '@masthead/archive';
import type { EventVerbs, SignupSettingsStore, SubscriberVerbs } from '@masthead/delivery/ports';
import type { MediaStore } from '@masthead/media';
import type { RequestMetrics, Tracing } from '@masthead/ops';
import type { SiteAssets } from './assets/load-assets.ts';
import type { Freshness } from './http/freshness.ts';
import type { DrawShareImage } from './share/draw-share-image.ts';
import type { SiteLog } from './site-log.ts';

export interface SiteSettings {
  /** Where readers reach the site, without a trailing slash. */
  readonly siteUrl: string;
  /** Proxies of ours between the reader and this process; 0 = none. */
  readonly trustProxyHops: number;
  /** A signup sent sooner than this after its form was made is asked to press again. */
  readonly signupMinFillMs: number;
  /** Domains, and all below them, that cannot subscribe. */
  readonly refusedDomains: ReadonlySet<string>;
  /** Keys of the signup form's time stamp; the first one signs. */
  readonly formKeys: readonly [Buffer, ...Buffer[]];
}

/** Not ready because it is being stopped: nothing is missing. */
export class SiteStops extends Error {}

/** All the site needs from outside; tests hand in what they like. */
export interface SiteDeps {
  readonly archive: ReadModel;
  readonly search: Pick<Search, 'ready' | 'search'>;
  readonly subscribers: SubscriberVerbs;
  /** How long drawn pages stay good. */
  readonly freshness: Freshness;
  readonly signupSettings: Pick<SignupSettingsStore, 'get'>;
  readonly events: EventVerbs;
  readonly clock: () => Date;
  readonly log: SiteLog;
  readonly settings: SiteSettings;
  readonly assets: SiteAssets;
  readonly drawShareImage: DrawShareImage;
  /** The uploaded pictures, as the desk keeps them; the site only reads. */
  readonly media: Pick<MediaStore, 'open' | 'size'>;
  /** Null: nobody counts. */
  readonly metrics: Pick<RequestMetrics, 'answered' | 'drawn'> | null;
  /** Null: nothing is traced. */
  readonly tracing: Tracing | null;
  /** Resolves when the database answers. Redis is not asked: every page works without it. */
  readonly ready: () => Promise<void>;
}
