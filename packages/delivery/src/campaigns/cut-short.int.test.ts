import { jest } from '@jest/globals';
import { testMongoUri } from '@masthead/testing';
import { makeCutter } from '../../test/cut-short.ts';
import { givenUpEvent } from '../../test/given-up-event.ts';
import { openEngine, type TestEngine } from '../../test/open-engine.ts';
import { untilStatus, viewOf } from '../../test/until-status.ts';

jest.setTimeout(60_000);

const { cutShort, failpoint } = makeCutter();
let engine: TestEngine;
beforeEach(async () => {
  engine = await openEngine({ mongodbUri: testMongoUri(), recipients: 3, failpoint });
});
afterEach(() => engine.close());

const pausedFor = (pausedFor: string) =>
  engine.database.collections.campaigns.updateMany({}, {
    $set: { intent: 'pause', pausedFor, reason: 'waits', resumeAt: null },
  } as never);

describe('a verb whose process dies in the middle of it, called again', () => {
  it('a stop of all sending that is lifted lets every campaign go on', async () => {
    const first = await engine.schedule();
    const second = await engine.schedule();
    await pausedFor('access');
    await engine.database.collections.settings.insertOne({
      _id: 'sendingStop',
      value: { code: 'invalid_api_key', message: 'no', at: new Date() },
    } as never);
    expect((await engine.delivery.sending.state()).stopped).not.toBeNull();
    await cutShort('lift.after-note', () => engine.delivery.sending.resume('ada'));
    expect(await engine.delivery.sending.resume('ada')).toBe(true);
    await untilStatus(engine, first.campaignId, 'submitted');
    await untilStatus(engine, second.campaignId, 'submitted');
    expect(await engine.delivery.sending.resume('ada')).toBe(false);
  });

  it('a warm-up that is lifted lets those at its cap go on', async () => {
    const { campaignId } = await engine.schedule();
    await engine.delivery.sending.setRamp('news.masthead-fixtures.org', [100], 'ada');
    await pausedFor('ramp');
    const lift = () => engine.delivery.sending.liftRamp('news.masthead-fixtures.org', 'ada');
    await cutShort('uncap.after-write', lift);
    expect(await lift()).toBe(true);
    await untilStatus(engine, campaignId, 'submitted');
    expect(await lift()).toBe(false);
  });

  it.each(['resume.after-events', 'resume.after-guard'] as const)(
    'a guard that is lifted has the events it gave up tried again (%s)',
    async (point) => {
      const { campaignId } = await engine.schedule();
      await engine.database.collections.campaigns.updateMany({}, { $set: { guard: 'somebody must look' } });
      const { providerEvents } = engine.database.collections;
      await providerEvents.insertOne(givenUpEvent(campaignId));
      const resume = () => engine.delivery.campaigns.resume(campaignId, 'ada');
      await cutShort(point, resume);
      await resume();
      expect((await viewOf(engine, campaignId)).status).not.toBe('held');
      expect(await providerEvents.countDocuments({ gaveUpAt: { $exists: true } })).toBe(0);
    },
  );
});
