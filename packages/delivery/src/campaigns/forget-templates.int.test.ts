import { jest } from '@jest/globals';
import { ObjectId } from 'mongodb';
import { openEngine, type TestEngine } from '../../test/open-engine.ts';
import { makeRendition } from '../../test/rendition.ts';
import { sharedDatabase } from '../../test/shared-database.ts';
import { untilStatus } from '../../test/until-status.ts';

jest.setTimeout(30_000);

let engine: TestEngine;
beforeEach(async () => {
  engine = await openEngine({
    ...sharedDatabase,
    recipients: 2,
    worker: { handOver: 'template' },
  });
});
afterEach(() => engine.close());

const onTemplates = (method: string, kind: string) =>
  engine.sandbox.setFaults({
    rules: [{ match: { method, path: '/templates*' }, fault: { kind } as never }],
  });
const behaves = () => engine.sandbox.setFaults({ rules: [] });
/** What the provider keeps. */
async function templates(): Promise<number> {
  const answer = await fetch(`${engine.sandbox.url}/templates`, {
    headers: { authorization: `Bearer ${engine.sandbox.apiKey}`, 'user-agent': 'test' },
  });
  return ((await answer.json()) as { data: unknown[] }).data.length;
}
const rows = () => engine.database.collections.campaigns;
const letAWeekPass = () =>
  rows().updateMany({}, { $set: { finishedAt: new Date(Date.now() - 8 * 86_400_000) } });

it('words approved after a template of the old ones was begun go by a template of their own, and both are deleted', async () => {
  const { campaignId, issueId } = await engine.schedule();
  onTemplates('POST', '500-after');
  await engine.run();
  expect(await templates()).toBe(1);
  await engine.delivery.campaigns.hold(issueId, 'edited after approval');
  behaves();
  const mended = makeRendition(engine.newsletter, issueId, { items: 2, subject: 'Mended' });
  await engine.delivery.renditions.put(mended);
  await engine.delivery.campaigns.release(issueId, mended.id);
  await untilStatus(engine, campaignId, 'submitted');
  expect((await rows().findOne({}))?.frozen).toMatchObject({ mode: 'template', modeReason: null });
  expect(await templates()).toBe(2);
  await letAWeekPass();
  await engine.worker.maintenance.runDue();
  expect(await templates()).toBe(0);
});

it('a template that came back different is deleted, too, although nothing was sent with it', async () => {
  onTemplates('POST', 'mangle-template');
  const { campaignId } = await engine.schedule();
  await untilStatus(engine, campaignId, 'submitted');
  expect((await rows().findOne({}))?.frozen).toMatchObject({ mode: 'inline', templateId: null });
  expect(await templates()).toBe(1);
  await letAWeekPass();
  await engine.worker.maintenance.runDue();
  expect(await templates()).toBe(0);
});

it('where deleting is refused it asks once a round and each campaign once a day, and the others get their turn', async () => {
  const { campaignId } = await engine.schedule();
  await untilStatus(engine, campaignId, 'submitted');
  const doc = await rows().findOne({});
  if (doc === null) throw new Error('no campaign');
  const others = Array.from({ length: 11 }, () => ({ ...doc, _id: new ObjectId() }));
  await rows().insertMany(others);
  await letAWeekPass();
  onTemplates('DELETE', '503');
  for (const _round of [1, 2]) await engine.worker.maintenance.runDue();
  expect(await rows().countDocuments({ templatesDueAt: { $gt: new Date(Date.now() + 80_000_000) } })).toBe(2);
  expect(await templates()).toBe(1);

  behaves();
  await engine.worker.maintenance.runDue();
  expect(await rows().countDocuments({ templateForgotten: true })).toBe(10);
  await rows().updateMany({}, { $set: { templatesDueAt: new Date(0) } });
  await engine.worker.maintenance.runDue();
  expect(await rows().countDocuments({ templateForgotten: true })).toBe(12);
});
