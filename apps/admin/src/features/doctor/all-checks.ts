import { stat } from 'node:fs/promises';
import type { Payload } from 'payload';
import { delivery } from '../../delivery.ts';
import { env } from '../../env.ts';
import { doctorChecks } from './checks.ts';
import { diskCheck } from './disk-check.ts';
import { dnsChecks, makeLookUpTxt } from './dns-checks.ts';
import type { Check } from './finding.ts';
import { installationChecks } from './installation-checks.ts';

/** Every question of the doctor, for this installation. */
export async function allChecks(payload: Payload): Promise<readonly Check[]> {
  const { ENVIRONMENT_ID, MEDIA_DIR, OUTBOUND_LOOKUPS } = env();
  const engine = await delivery();
  const hasMedia = await stat(MEDIA_DIR).then(
    () => true,
    () => false,
  );
  return [
    ...doctorChecks(engine),
    ...installationChecks(() => engine.installation(), ENVIRONMENT_ID),
    diskCheck(hasMedia ? MEDIA_DIR : '.'),
    ...(OUTBOUND_LOOKUPS === 'on' ? dnsChecks(await senderDomains(payload), makeLookUpTxt()) : []),
  ];
}

/** Names that nobody can own (RFC 2606): samples and tests send from them, to the sandbox alone. */
function isReserved(domain: string): boolean {
  return /(^|\.)(example|test|invalid|localhost)$|(^|\.)example\.(com|net|org)$/.test(domain);
}

async function senderDomains(payload: Payload): Promise<readonly string[]> {
  const { docs } = await payload.find({
    collection: 'newsletters',
    depth: 0,
    limit: 100,
    select: { sender: true },
    overrideAccess: true,
  });
  const domains = docs.flatMap(({ sender }) => sender?.address?.split('@').at(-1)?.toLowerCase() ?? []);
  return [...new Set(domains)].filter((domain) => !isReserved(domain)).sort();
}
