import { jest } from '@jest/globals';
import { openEngine, type TestEngine } from '../../test/open-engine.ts';
import { makeRendition } from '../../test/rendition.ts';
import { sharedDatabase } from '../../test/shared-database.ts';
import { untilStatus, viewOf } from '../../test/until-status.ts';
import { makeCampaignStore } from '../mongo/index.ts';

jest.setTimeout(30_000);

const hourMs = 3_600_000;
let engine: TestEngine;
afterEach(() => engine.close());

const open = async () => {
  engine = await openEngine({ ...sharedDatabase, recipients: 3 });
};
const inHours = (hours: number) => new Date(Date.now() + hours * hourMs);
const view = (campaignId: string) => viewOf(engine, campaignId);
const statusIs = (campaignId: string, status: string) => untilStatus(engine, campaignId, status);
const hold = (issueId: string) => engine.delivery.campaigns.hold(issueId, 'edited after approval');
const resume = (campaignId: string) => engine.delivery.campaigns.resume(campaignId, 'test');
const setCampaign = (change: object) => engine.database.collections.campaigns.updateOne({}, { $set: change });

/** Other words of the issue, approved. */
async function mend(issueId: string): Promise<string> {
  const mended = makeRendition(engine.newsletter, issueId, { items: 2, subject: 'Mended' });
  await engine.delivery.renditions.put(mended);
  return mended.id;
}

/** What the provider was given. */
async function subjectsMailed(): Promise<string[]> {
  const { apiKey, url } = engine.sandbox;
  const answer = await fetch(`${url}/emails`, {
    headers: { authorization: `Bearer ${apiKey}`, 'user-agent': 'test' },
  });
  return ((await answer.json()) as { data: { subject: string }[] }).data.map(({ subject }) => subject);
}

async function expectMended(campaignId: string): Promise<void> {
  await statusIs(campaignId, 'submitted');
  expect(await subjectsMailed()).toEqual(['Mended', 'Mended', 'Mended']);
}

describe('edited while something else kept it from starting', () => {
  it('paused by a person: resuming does not send the old words, and an approval leaves the pause', async () => {
    await open();
    const { campaignId, issueId } = await engine.schedule({ at: inHours(-1) });
    await engine.delivery.campaigns.pause(campaignId, 'test', 'a wrong link');
    expect(await hold(issueId)).toBeInstanceOf(Date);
    expect(await view(campaignId)).toMatchObject({ status: 'paused', heldByEdit: true });
    await resume(campaignId);
    await engine.run();
    expect(await view(campaignId)).toMatchObject({ status: 'held', startedAt: null });

    await engine.delivery.campaigns.pause(campaignId, 'test', 'lunch');
    const mended = await mend(issueId);
    expect(await engine.delivery.campaigns.release(issueId, mended)).toMatchObject({ course: 'paused' });
    await engine.run();
    expect(await view(campaignId)).toMatchObject({ status: 'paused', heldByEdit: false });
    await resume(campaignId);
    await expectMended(campaignId);
  });

  it('stopped by the provider’s refusal: a person who lifts that does not send the old words', async () => {
    await open();
    const { campaignId, issueId } = await engine.schedule({ at: inHours(-1) });
    const store = makeCampaignStore(engine.database);
    const stop = { reason: 'no entry', actor: 'engine', pausedFor: 'access' } as const;
    await store.setIntent(campaignId, { from: ['run'], to: 'pause', ...stop });
    expect(await hold(issueId)).toBeInstanceOf(Date);
    await resume(campaignId);
    await engine.run();
    expect(await view(campaignId)).toMatchObject({ status: 'held', startedAt: null });
    expect(await engine.delivery.campaigns.release(issueId, await mend(issueId))).toMatchObject({
      course: 'now',
    });
    await expectMended(campaignId);
  });

  it('failed before its start: an approval is another try', async () => {
    await open();
    const { campaignId, issueId } = await engine.schedule({ at: inHours(-1) });
    const { publicNewsletters } = engine.database.collections;
    await publicNewsletters.updateOne({}, { $set: { postalAddress: '' } });
    await statusIs(campaignId, 'failed');
    await publicNewsletters.updateOne({}, { $set: { postalAddress: '1 Ink Lane' } });
    expect(await hold(issueId)).toBeInstanceOf(Date);
    await resume(campaignId);
    await engine.run();
    expect(await view(campaignId)).toMatchObject({ status: 'held', startedAt: null });
    await engine.delivery.campaigns.release(issueId, await mend(issueId));
    await expectMended(campaignId);
  });

  it('late, so that it waits for a person: the person sends what was approved last', async () => {
    await open();
    await engine.database.collections.publicNewsletters.updateOne({}, { $set: { slot: null } });
    const { campaignId, issueId } = await engine.schedule({ at: inHours(-7) });
    await statusIs(campaignId, 'held');
    expect(await hold(issueId)).toBeInstanceOf(Date);
    // The newsletter has no slot that it could go in instead.
    expect(await engine.delivery.campaigns.release(issueId, await mend(issueId))).toMatchObject({
      course: 'waits',
    });
    await engine.run();
    expect(await view(campaignId)).toMatchObject({ status: 'held', heldByEdit: false });
    await resume(campaignId);
    await expectMended(campaignId);
  });

  it('is held once for one edit, and once more for the next after an approval', async () => {
    await open();
    const { campaignId, issueId } = await engine.schedule({ at: inHours(1) });
    const { renditionId } = await view(campaignId);
    const first = await hold(issueId);
    expect(await hold(issueId)).toBeNull();
    await engine.delivery.campaigns.release(issueId, renditionId);
    const second = await hold(issueId);
    expect(second?.getTime()).toBeGreaterThan(first?.getTime() ?? Number.POSITIVE_INFINITY);
  });
});

describe('approved again', () => {
  it('with other words than the campaign has, it gets them although nothing held it', async () => {
    await open();
    const { campaignId, issueId } = await engine.schedule({ at: inHours(1) });
    const mended = await mend(issueId);
    expect(await engine.delivery.campaigns.onApproval(issueId, mended)).toMatchObject({ course: 'planned' });
    expect((await view(campaignId)).renditionId).not.toBe(mended);
    expect(await engine.delivery.campaigns.release(issueId, mended)).toMatchObject({ course: 'planned' });
    expect((await view(campaignId)).renditionId).toBe(mended);
    expect(await engine.delivery.campaigns.release(issueId, mended)).toBeNull();
  });

  it('says beforehand when it would go out at once', async () => {
    await open();
    const { campaignId, issueId } = await engine.schedule({ at: inHours(-1) });
    await hold(issueId);
    const { renditionId } = await view(campaignId);
    expect(await engine.delivery.campaigns.onApproval(issueId, renditionId)).toMatchObject({ course: 'now' });
    expect(await view(campaignId)).toMatchObject({ status: 'held', heldByEdit: true });
  });

  it('changes nothing of what has started', async () => {
    await open();
    const { campaignId, issueId } = await engine.schedule();
    await statusIs(campaignId, 'submitted');
    const mended = await mend(issueId);
    await setCampaign({ live: true, open: true });
    expect(await engine.delivery.campaigns.release(issueId, mended)).toBeNull();
    expect((await view(campaignId)).renditionId).not.toBe(mended);
  });
});

describe('a pause that lasts over its instant by more than six hours', () => {
  it.each(['a person', 'the provider’s refusal'] as const)('by %s: one press lets it run', async (by) => {
    await open();
    const { campaignId } = await engine.schedule({ at: inHours(1) });
    const store = makeCampaignStore(engine.database);
    await store.setIntent(campaignId, {
      from: ['run'],
      to: 'pause',
      reason: 'wait',
      actor: by === 'a person' ? 'ada' : 'engine',
      ...(by === 'a person' ? {} : { pausedFor: 'access' }),
    });
    if (by !== 'a person')
      await engine.database.collections.settings.insertOne({
        _id: 'sendingStop',
        value: { code: 'invalid_api_key', message: 'no entry', at: inHours(-8) },
      });
    await setCampaign({ scheduledFor: inHours(-7), intentAt: inHours(-9) });
    expect(await resume(campaignId)).toEqual({ ok: true });
    await statusIs(campaignId, 'submitted');
  });
});
