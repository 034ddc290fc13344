import { createLogger } from '@masthead/config';
import { type Delivery, openDelivery } from '@masthead/delivery';
import { env } from './env.ts';

/** Next may load this module once a bundle; the connection is one a process. */
const holder = globalThis as typeof globalThis & { mastheadDelivery?: Promise<Delivery> };

/** The delivery engine's verbs, composed once. A failed connection is tried again by the next caller. */
export function delivery(): Promise<Delivery> {
  holder.mastheadDelivery ??= open().catch((error: unknown) => {
    delete holder.mastheadDelivery;
    throw error;
  });
  return holder.mastheadDelivery;
}

function open(): Promise<Delivery> {
  const { MONGODB_URI, REDIS_URL, REDIS_PREFIX, ENVIRONMENT_ID, TOKEN_KEYS, SITE_URL, ...rest } = env();
  return openDelivery({
    mongodbUri: MONGODB_URI,
    redisUrl: REDIS_URL,
    redisPrefix: REDIS_PREFIX,
    environmentId: ENVIRONMENT_ID,
    tokenKeys: TOKEN_KEYS,
    siteUrl: SITE_URL,
    // The provider's webhook is the public site's door.
    webhookSecret: null,
    log: createLogger({ name: 'admin', level: rest.LOG_LEVEL, format: rest.LOG_FORMAT }),
  });
}
