import { openDelivery, silentLog } from '@masthead/delivery';
import { armed } from './arm.ts';
import { callVerb, type VerbCall } from './failpoints/call-verb.ts';

/** Opens delivery as desk and site do, calls one verb (`VERB`, a JSON `VerbCall`) and ends: a process to be killed inside of it. */
const need = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};

const delivery = await openDelivery({
  mongodbUri: need('MONGODB_URI'),
  redisUrl: need('REDIS_URL'),
  redisPrefix: need('REDIS_PREFIX'),
  environmentId: need('ENVIRONMENT_ID'),
  tokenKeys: [{ kid: 'k1', secret: Buffer.from(need('TOKEN_SECRET'), 'base64') }],
  siteUrl: need('SITE_URL'),
  webhookSecret: null,
  makesIndexes: false,
  failpoint: armed(process.env),
  log: silentLog,
});
console.log(JSON.stringify({ msg: 'ready' }));
await callVerb(delivery, JSON.parse(need('VERB')) as VerbCall);
await delivery.close();
