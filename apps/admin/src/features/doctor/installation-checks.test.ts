import { describe, expect, test } from '@jest/globals';
import type { InstallationFacts } from '@masthead/delivery';
import { diskCheck } from './disk-check.ts';
import { dnsChecks } from './dns-checks.ts';
import { examine } from './examine.ts';
import { installationChecks } from './installation-checks.ts';

const well: InstallationFacts = {
  mongodb: { version: '8.2.0', replicaSet: 'rs0', clockAheadMs: 3, missingIndexes: [] },
  redis: { version: '8.2.0', evictionPolicy: 'noeviction', usedBytes: 10, maxBytes: 100 },
  worker: { silentMs: 4_000, staleLeases: 0 },
  environmentId: 'production',
};
const wrongIn = async (facts: InstallationFacts) =>
  (
    await examine(
      installationChecks({
        facts: async () => facts,
        expectedId: 'production',
        ensureIndexes: async () => {},
      }),
    )
  )
    .filter(({ state }) => state !== 'ok')
    .map(({ mend, name, state }) => ({ name, state, hasMend: mend !== null }));

describe('the doctor on the services beneath', () => {
  test('a healthy installation has nothing to mend', async () => {
    expect(await wrongIn(well)).toEqual([]);
  });

  const { mongodb, redis, worker } = well;
  test.each<[string, Partial<InstallationFacts>, string, 'bad' | 'note']>([
    ['no replica set', { mongodb: { ...mongodb, replicaSet: null } }, 'replica set', 'bad'],
    ['a missing index', { mongodb: { ...mongodb, missingIndexes: ['batches.tally'] } }, 'indexes', 'bad'],
    ['a clock ten minutes ahead', { mongodb: { ...mongodb, clockAheadMs: 600_000 } }, 'clock', 'bad'],
    ['a clock ten minutes behind', { mongodb: { ...mongodb, clockAheadMs: -600_000 } }, 'clock', 'bad'],
    [
      'a Redis that evicts',
      { redis: { version: '8', evictionPolicy: 'allkeys-lru', usedBytes: 1, maxBytes: 9 } },
      'Redis memory',
      'bad',
    ],
    [
      'a Redis that is full',
      { redis: { version: '8', evictionPolicy: 'noeviction', usedBytes: 95, maxBytes: 100 } },
      'Redis memory',
      'bad',
    ],
    ['a Redis that is away', { redis: null }, 'Redis memory', 'note'],
    ['no worker ever', { worker: { ...worker, silentMs: null } }, 'worker', 'bad'],
    ['no worker for an hour', { worker: { ...worker, silentMs: 3_600_000 } }, 'worker', 'bad'],
    ['a stale lease', { worker: { ...worker, staleLeases: 1 } }, 'leases', 'bad'],
    ['a copied database', { environmentId: 'staging' }, 'environment', 'bad'],
  ])('%s is named, and nothing else', async (_, broken, name, state) => {
    expect(redis).not.toBeNull();
    expect(await wrongIn({ ...well, ...broken })).toEqual([{ name, state, hasMend: true }]);
  });

  test.each([
    [500 * 1024 ** 3, 1_000 * 1024 ** 3, 'ok'],
    [10 * 1024 ** 3, 1_000 * 1024 ** 3, 'bad'],
    [0.5 * 1024 ** 3, 2 * 1024 ** 3, 'bad'],
  ])('a disk with %d of %d bytes left is %s', async (freeBytes, totalBytes, state) => {
    const [finding] = await examine([diskCheck('/media', async () => ({ freeBytes, totalBytes }))]);
    expect(finding?.state).toBe(state);
  });
});

describe('the doctor on the sender’s domain', () => {
  const zone: Record<string, string[]> = {
    'send.news.org': ['google-site-verification=x', 'v=spf1 include:amazonses.com ~all'],
    'resend._domainkey.news.org': [`p=${'A'.repeat(200)}`],
    '_dmarc.news.org': ['v=DMARC1; p=none;'],
  };
  const look = async (records: Record<string, string[]>) =>
    (await examine(dnsChecks(['news.org'], async (name) => records[name] ?? []))).map(({ name, state }) => [
      name,
      state,
    ]);

  test('all three records: well', async () => {
    expect(await look(zone)).toEqual([
      ['SPF of news.org', 'ok'],
      ['DKIM of news.org', 'ok'],
      ['DMARC of news.org', 'ok'],
    ]);
  });

  test.each([
    ['send.news.org', 'SPF of news.org'],
    ['resend._domainkey.news.org', 'DKIM of news.org'],
    ['_dmarc.news.org', 'DMARC of news.org'],
  ])('without %s that one is named', async (missing, name) => {
    const found = await look({ ...zone, [missing]: ['v=spf10 or something else'] });
    expect(found.filter(([, state]) => state !== 'ok')).toEqual([[name, 'bad']]);
  });

  test('nobody to ask is no verdict on the domain', async () => {
    const findings = await examine(
      dnsChecks(['news.org'], () => Promise.reject(new Error('queryTxt ETIMEOUT send.news.org'))),
    );
    expect(findings.map(({ state }) => state)).toEqual(['note', 'note', 'note']);
  });
});
