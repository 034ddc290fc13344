import { stat } from 'node:fs/promises';
import { publicPaths } from '@masthead/domain';
import { settingsOf } from '@masthead/media';
import { statusIn } from '@masthead/migrations';
import type { Payload } from 'payload';
import { delivery } from '../../delivery.ts';
import { env } from '../../env.ts';
import { houseSender } from '../../mail/house-sender.ts';
import { rebuildReadModel } from '../../projection/rebuild.ts';
import { databaseOf } from '../../read-model.ts';
import { agreementChecks } from './agreement-checks.ts';
import { askAccount, knock } from './ask-account.ts';
import { bucketCheck } from './bucket-check.ts';
import { doctorChecks } from './checks.ts';
import { compareReadModel } from './compare-read-model.ts';
import { configurationCheck } from './configuration-check.ts';
import { diskCheck, spaceOf } from './disk-check.ts';
import { dnsChecks, type LookUpTxt, makeLookUpTxt } from './dns-checks.ts';
import type { Check } from './finding.ts';
import { installationChecks } from './installation-checks.ts';
import { migrationsCheck } from './migrations-check.ts';
import { providerChecks } from './provider-checks.ts';
import { queueCheck } from './queue-check.ts';

/** What lies outside of database, queue and provider: tests break it. */
export interface Outside {
  /** Null: nobody outside is asked. */
  readonly lookUpTxt: LookUpTxt | null;
  readonly spaceOf: typeof spaceOf;
}

/** Every question of the doctor, for this installation, in the order it is told. */
export async function allChecks(
  payload: Payload,
  outside: Outside = { lookUpTxt: env().OUTBOUND_LOOKUPS === 'on' ? makeLookUpTxt() : null, spaceOf },
  engine: Awaited<ReturnType<typeof delivery>> | null = null,
): Promise<readonly Check[]> {
  const { ENVIRONMENT_ID, SITE_INTERNAL_URL, SITE_URL } = env();
  const held = engine ?? (await delivery());
  const domains = await senderDomains(payload);
  const webhookUrl = SITE_URL + publicPaths.webhook;
  return [
    configurationCheck(env()),
    ...doctorChecks(held),
    ...installationChecks({
      facts: () => held.installation(),
      expectedId: ENVIRONMENT_ID,
      ensureIndexes: () => held.ensureIndexes(),
    }),
    migrationsCheck(() => statusIn(databaseOf(payload))),
    queueCheck(() => held.backlog()),
    ...agreementChecks({
      disagreements: () => held.disagreements(),
      compareReadModel: () => compareReadModel(payload),
      rebuild: () => rebuildReadModel(payload),
    }),
    ...providerChecks({
      account: () => askAccount(held.account),
      domains,
      webhookUrl,
      // Whether the provider reaches it from outside, its own account tells.
      knockUrl: (SITE_INTERNAL_URL ?? SITE_URL) + publicPaths.webhook,
      knock,
      now: () => new Date(),
    }),
    await mediaCheck(outside),
    ...(outside.lookUpTxt === null
      ? []
      : dnsChecks(
          domains.filter((domain) => !isReserved(domain)),
          outside.lookUpTxt,
        )),
  ];
}

/** Media lie in a bucket or on a disk: one of the two can be full or shut. */
async function mediaCheck(outside: Outside): Promise<Check> {
  const { bucket, folder } = settingsOf(env());
  if (bucket !== null) return bucketCheck(bucket);
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  return diskCheck(isThere ? folder : '.', outside.spaceOf);
}

/** Names that nobody can own (RFC 2606): samples and tests send from them, to the sandbox alone. */
function isReserved(domain: string): boolean {
  return /(^|\.)(example|test|invalid|localhost)$|(^|\.)example\.(com|net|org)$/.test(domain);
}

/** Of the newsletters, and of MAIL_FROM: a refusal of a notice stops all sending as one of an issue does. */
async function senderDomains(payload: Payload): Promise<readonly string[]> {
  const { docs } = await payload.find({
    collection: 'newsletters',
    depth: 0,
    limit: 100,
    select: { sender: true },
    overrideAccess: true,
  });
  const senders = [houseSender().address, ...docs.map(({ sender }) => sender?.address ?? '')];
  const domains = senders.map((address) => address.split('@').at(-1)?.toLowerCase() ?? '');
  return [...new Set(domains.filter((domain) => domain !== ''))].sort();
}
