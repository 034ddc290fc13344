import { jest } from '@jest/globals';
import { eventually } from '@masthead/testing';
import { expectEachOnce } from '../../test/each-once.ts';
import { mailed, openEngine, type TestEngine } from '../../test/open-engine.ts';
import { signedEvent, webhookSecret } from '../../test/reader-harness.ts';
import { addressOf } from '../../test/seed.ts';
import { sharedDatabase } from '../../test/shared-database.ts';
import { untilStatus, viewOf } from '../../test/until-status.ts';

jest.setTimeout(30_000);

let engine: TestEngine;
afterEach(() => engine.close());

const view = (campaignId: string) => viewOf(engine, campaignId);
const statusIs = (campaignId: string, status: string) => untilStatus(engine, campaignId, status);
const addressesMailed = async () => (await mailed(engine.sandbox)).map(({ to }) => to).toSorted();
const readers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => addressOf(from + i)).toSorted();
/** The server's clock cannot be moved: what it is compared with is. */
const waitIsOver = () =>
  engine.database.collections.campaigns.updateMany({ 'canary.until': { $type: 'date' } }, [
    { $set: { 'canary.until': { $subtract: ['$$NOW', 1] } } },
  ]);
const maintain = () => engine.worker.maintenance.runDue();

/** A day of waiting, so that nothing but the tests ends it. */
const first = (recipients: number) => ({ recipients, minutes: 1_440 });
const opened = async (recipients: number, canary: number) => {
  engine = await openEngine({ ...sharedDatabase, recipients });
  const { campaignId, issueId } = await engine.schedule({ canary: first(canary) });
  return { campaignId, issueId };
};
const waiting = async (recipients: number, canary: number) => {
  const made = await opened(recipients, canary);
  await statusIs(made.campaignId, 'waiting');
  return made;
};

describe('first some, then the rest', () => {
  it('exactly the first N get it, all others are prepared and wait; the clock of the server lets them go', async () => {
    const { campaignId } = await waiting(430, 150);
    expect(await addressesMailed()).toEqual(readers(0, 150));
    const waits = await view(campaignId);
    expect(waits).toMatchObject({
      status: 'waiting',
      recipients: 430,
      counts: { submitted: 150, pending: 280 },
      canary: { recipients: 150, minutes: 1_440, ended: null },
    });
    // However often somebody looks: before its time nothing goes.
    await maintain();
    await engine.run();
    expect(await addressesMailed()).toHaveLength(150);
    await waitIsOver();
    await maintain();
    expect(await statusIs(campaignId, 'submitted')).toMatchObject({
      counts: { submitted: 430 },
      canary: { ended: { by: 'engine' } },
    });
    await expectEachOnce(engine, 430);
  });

  it('the wait begins when the provider has the first ones, not before', async () => {
    engine = await openEngine({ ...sharedDatabase, recipients: 130 });
    engine.sandbox.setFaults({
      rules: [{ match: { path: '/emails/batch', count: 1 }, fault: { kind: 'quota' } as never }],
    });
    const { campaignId } = await engine.schedule({ canary: first(50) });
    await statusIs(campaignId, 'paused');
    expect((await view(campaignId)).canary).toMatchObject({ until: null });
    await engine.delivery.campaigns.resume(campaignId, 'test');
    await statusIs(campaignId, 'waiting');
    expect(await addressesMailed()).toEqual(readers(0, 50));
  });

  it.each([50, 80])('an audience of 50 and a canary of %i: nobody is left to wait for', async (canary) => {
    const { campaignId } = await opened(50, canary);
    await statusIs(campaignId, 'submitted');
    await expectEachOnce(engine, 50);
  });

  it('several workers and a walk done twice cut the same first ones', async () => {
    const { campaignId } = await opened(700, 250);
    const others = [await engine.addWorker(), await engine.addWorker()];
    await eventually(async () => {
      await Promise.all([engine.worker, ...others].map((one) => one.campaigns.runDue()));
      await Promise.all([engine.worker, ...others].map((one) => one.campaigns.idle()));
      return (await view(campaignId)).status === 'waiting';
    });
    expect(await addressesMailed()).toEqual(readers(0, 250));
    await engine.delivery.campaigns.sendRest(campaignId, 'test');
    await statusIs(campaignId, 'submitted');
    await expectEachOnce(engine, 700);
  });
});

describe('while the rest waits', () => {
  it('a person lets it go at once, and only once', async () => {
    const { campaignId } = await waiting(230, 100);
    const both = await Promise.all([
      engine.delivery.campaigns.sendRest(campaignId, 'ada'),
      engine.delivery.campaigns.sendRest(campaignId, 'ben'),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    await statusIs(campaignId, 'submitted');
    await expectEachOnce(engine, 230);
  });

  it('who leaves gets nothing', async () => {
    const { campaignId } = await waiting(230, 100);
    await engine.database.collections.subscriptions.updateOne(
      { address: addressOf(200) },
      { $set: { state: 'unsubscribed' } },
    );
    await engine.delivery.campaigns.sendRest(campaignId, 'test');
    expect(await statusIs(campaignId, 'submitted')).toMatchObject({ counts: { submitted: 229, skipped: 1 } });
    expect(await addressesMailed()).not.toContain(addressOf(200));
  });

  it('a pause holds beyond the wait, and a resume goes on as the clock says', async () => {
    const { campaignId } = await waiting(230, 100);
    expect(await engine.delivery.campaigns.pause(campaignId, 'test', 'a look')).toMatchObject({ ok: true });
    await waitIsOver();
    await maintain();
    await engine.run();
    expect(await view(campaignId)).toMatchObject({ status: 'paused', canary: { ended: null } });
    expect(await addressesMailed()).toHaveLength(100);
    await engine.delivery.campaigns.resume(campaignId, 'test');
    await maintain();
    await statusIs(campaignId, 'submitted');
    await expectEachOnce(engine, 230);
  });

  it('a cancel leaves the rest unsent, and the mended issue reaches them and them alone', async () => {
    const { campaignId, issueId } = await waiting(230, 100);
    expect(await engine.delivery.campaigns.cancel(campaignId, 'test', 'a wrong link')).toEqual({
      ok: true,
      inFlight: 0,
    });
    await waitIsOver();
    await maintain();
    await engine.run();
    expect(await view(campaignId)).toMatchObject({
      status: 'cancelled',
      counts: { submitted: 100, skipped: 130 },
    });
    expect(await engine.delivery.campaigns.sendRest(campaignId, 'test')).toEqual({ ok: false });
    const again = await engine.schedule({ issueId, subject: 'Mended' });
    await statusIs(again.campaignId, 'submitted');
    await expectEachOnce(engine, 230);
  });

  it('bounces that came while no worker ran are read before the rest goes, and stop it', async () => {
    engine = await openEngine({ ...sharedDatabase, recipients: 230, sandbox: { webhookSecret } });
    const { campaignId, issueId } = await engine.schedule({ canary: first(100) });
    await statusIs(campaignId, 'waiting');
    for (let index = 0; index < 20; index += 1) {
      const { raw, headers } = signedEvent(
        {
          type: 'email.bounced',
          created_at: new Date().toISOString(),
          data: {
            email_id: `e-${index}`,
            to: [addressOf(index)],
            subject: 'S',
            tags: { campaign: campaignId, batch: '0', index: String(index), issue: issueId },
            bounce: { type: 'Permanent', subType: '', message: '' },
          },
        },
        `msg_${index}`,
        new Date(),
      );
      expect(await engine.delivery.events.accept(raw, headers)).toEqual({ status: 200 });
    }
    await waitIsOver();
    await maintain();
    await engine.run();
    expect(await view(campaignId)).toMatchObject({
      status: 'paused',
      reason: expect.stringContaining('20 of 100'),
      canary: { ended: null },
    });
    expect(await addressesMailed()).toHaveLength(100);
  });

  it('before it has started there is nothing to let go', async () => {
    engine = await openEngine({ ...sharedDatabase, recipients: 20 });
    const at = new Date(Date.now() + 3_600_000);
    const { campaignId } = await engine.schedule({ at, canary: first(10) });
    expect(await engine.delivery.campaigns.sendRest(campaignId, 'test')).toEqual({ ok: false });
  });
});
