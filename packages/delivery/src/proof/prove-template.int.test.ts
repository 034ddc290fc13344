import { jest } from '@jest/globals';
import { openEngine, type TestEngine } from '../../test/open-engine.ts';
import { sharedDatabase } from '../../test/shared-database.ts';
import { untilStatus } from '../../test/until-status.ts';
import type { DeliveryWorker } from '../open-worker.ts';

jest.setTimeout(120_000);

let engine: TestEngine;
let worker: DeliveryWorker;
const house = {
  sender: { name: 'Desk', address: 'desk@news.masthead-fixtures.org' },
  adminUrl: 'https://desk.masthead-fixtures.org',
  render: async () => ({ subject: 's', html: 'h', text: 't' }),
};
beforeEach(async () => {
  engine = await openEngine({ ...sharedDatabase, recipients: 3 });
  await engine.worker.campaigns.stop();
  worker = await engine.addWorker({ handOver: 'auto', house });
});
afterEach(() => engine.close());

const address = 'proof@readers.masthead-fixtures.org';
const prove = async () => {
  const id = await engine.delivery.proof.request(address);
  await worker.processors.outbox.runDue();
  const proof = await engine.delivery.proof.latest();
  expect(proof?.requestId).toBe(id);
  return proof;
};
const modeOfNextCampaign = async () => {
  const { campaignId } = await engine.schedule();
  await worker.campaigns.runDue();
  await worker.campaigns.idle();
  await untilStatus(engine, campaignId, 'submitted');
  const doc = await engine.database.collections.campaigns.findOne({}, { sort: { _id: -1 } });
  return doc?.frozen?.mode;
};

it('sends inline until the account is proved, by template from then on, and inline under another account', async () => {
  expect(await modeOfNextCampaign()).toBe('inline');
  expect(await prove()).toMatchObject({ outcome: 'proved' });
  expect(await engine.sandbox.messages({ to: address })).toMatchObject([
    {
      html: expect.stringContaining('Hello Ada &amp; &lt;Bob&gt; &quot;O’Neil&quot; $&amp; {{x}} 👩‍🔬,'),
      text: expect.stringContaining('Hello Ada & <Bob> "O’Neil" $& {{x}} 👩‍🔬,'),
    },
  ]);
  expect(await modeOfNextCampaign()).toBe('template');
  const { settings } = engine.database.collections;
  await settings.updateOne({ _id: 'templateProof' }, { $set: { 'value.account': 'another' } });
  expect(await modeOfNextCampaign()).toBe('inline');
});

it.each([
  ['mangle-template', '/templates', 'HTML'],
  ['text-not-substituted', '/emails/batch', 'text'],
])('a service that does this is not proved, and says where: %s', async (kind, path, where) => {
  engine.sandbox.setFaults({ rules: [{ match: { path }, fault: { kind } as never }] });
  expect(await prove()).toMatchObject({ outcome: 'unfit', why: expect.stringContaining(where) });
  engine.sandbox.setFaults({ rules: [] });
  expect(await modeOfNextCampaign()).toBe('inline');
});

it('is proved by one mail although the worker is woken while it proves, and an answer is lost', async () => {
  const fault = { kind: 'accept-then-reset' } as const;
  engine.sandbox.setFaults({ rules: [{ match: { path: '/emails/batch', count: 1 }, fault }] });
  const id = await engine.delivery.proof.request(address);
  const { outbox } = worker.processors;
  await Promise.all([outbox.runDue(), outbox.runDue(), outbox.runDue()]);
  expect(await engine.delivery.proof.latest()).toMatchObject({ requestId: id, outcome: 'proved' });
  expect(await engine.sandbox.messages({ to: address })).toHaveLength(1);
});

it('sends one mail for one request, however many workers and wakes, and leaves no template behind', async () => {
  const other = await engine.addWorker({ handOver: 'auto', house });
  await engine.delivery.proof.request(address);
  await Promise.all([worker.processors.outbox.runDue(), other.processors.outbox.runDue()]);
  await worker.processors.outbox.runDue();
  expect(await engine.sandbox.messages({ to: address })).toHaveLength(1);
  const answer = await fetch(`${engine.sandbox.url}/templates`, {
    headers: { authorization: `Bearer ${engine.sandbox.apiKey}`, 'user-agent': 'test' },
  });
  expect(((await answer.json()) as { data: unknown[] }).data).toEqual([]);
  await expect(engine.delivery.proof.request('two@a.test, three@b.test')).rejects.toThrow('address');
});
