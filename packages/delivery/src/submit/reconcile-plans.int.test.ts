import { jest } from '@jest/globals';
import { testMongoUri } from '@masthead/testing';
import type { Document } from 'mongodb';
import { openEngine, type TestEngine } from '../../test/open-engine.ts';
import { untilStatus } from '../../test/until-status.ts';

jest.setTimeout(60_000);

/** A handful of documents each, however large the installation: what is asked of them needs no index. */
const small = new Set(['settings', 'leases', 'publicNewsletters', 'erasures', 'system.profile']);

let engine: TestEngine;
afterEach(() => engine.close());

/**
 * The server's own word on every operation: it scans a collection only where no index can answer, so a few documents
 * tell as much as a million (https://www.mongodb.com/docs/manual/tutorial/manage-the-database-profiler/).
 */
async function plansOf(act: () => Promise<void>): Promise<readonly Document[]> {
  const { db } = engine.database;
  await db.command({ profile: 2 });
  await act().finally(() => db.command({ profile: 0 }));
  return db
    .collection('system.profile')
    .find({ planSummary: { $exists: true } })
    .toArray();
}

it('every reconcile period asks indexes only: nothing it does grows with what was ever sent', async () => {
  engine = await openEngine({
    mongodbUri: testMongoUri(),
    recipients: 150,
    worker: {
      house: {
        sender: { name: 'Desk', address: 'desk@news.masthead-fixtures.org' },
        adminUrl: 'https://desk.example.org',
        render: async ({ title }) => ({ subject: title, html: title, text: title }),
      },
    },
  });
  const { worker } = engine;
  const { campaignId } = await engine.schedule();
  await untilStatus(engine, campaignId, 'submitted');
  await engine.schedule({ at: new Date(Date.now() + 3_600_000) });
  // Once a day the provider's whole list is walked, and ours with it; this is any other period.
  await worker.maintenance.runDue();
  const plans = await plansOf(async () => {
    await worker.maintenance.runDue();
    await worker.campaigns.runDue();
    await worker.campaigns.idle();
    for (const processor of Object.values(worker.processors)) await processor.runDue();
  });
  const asked = plans
    .map(({ ns, planSummary, command, op }) => ({
      collection: String(ns).slice(String(ns).indexOf('.') + 1),
      planSummary: String(planSummary),
      asked: `${op} ${JSON.stringify(command)}`,
    }))
    .filter(({ collection }) => !small.has(collection));
  // The test would be worth nothing if these were not among them.
  expect(new Set(asked.map(({ collection }) => collection))).toEqual(
    expect.objectContaining(new Set(['batches', 'campaigns', 'outbox', 'subscriptions', 'providerEvents'])),
  );
  expect(asked.filter(({ planSummary }) => planSummary.includes('COLLSCAN'))).toEqual([]);
});
