import { jest } from '@jest/globals';
import { mailed, openEngine, type TestEngine } from '../../test/open-engine.ts';
import { makeRendition } from '../../test/rendition.ts';
import { addressOf, hexId } from '../../test/seed.ts';
import { sharedDatabase } from '../../test/shared-database.ts';
import { untilStatus } from '../../test/until-status.ts';

jest.setTimeout(60_000);

describe('a month of weeklies and its digest', () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine({ ...sharedDatabase, recipients: 10 });
    const { subscriptions } = engine.database.collections;
    for (const i of [2, 5, 7])
      await subscriptions.updateOne({ address: addressOf(i) }, { $set: { frequency: 'monthly' } });
  });
  afterAll(() => engine.close());

  /** Sends an issue of a kind to its end; answers who got it, by the sandbox's log. */
  async function send(kind: 'weekly' | 'digest', issueId = hexId()): Promise<readonly string[]> {
    const plain = makeRendition(engine.newsletter, issueId, { items: 2, subject: `${kind} ${issueId}` });
    const { snapshot } = plain;
    const rendition = { ...plain, snapshot: { ...snapshot, issue: { ...snapshot.issue, kind } } };
    await engine.delivery.renditions.put(rendition);
    const scheduled = await engine.delivery.campaigns.schedule({
      issueId,
      renditionId: rendition.id,
      at: new Date(),
      slotDate: null,
      actor: 'test',
    });
    if (!scheduled.ok) throw new Error(scheduled.code);
    await untilStatus(engine, scheduled.campaignId, 'submitted');
    const all = await mailed(engine.sandbox);
    return all.filter(({ issue }) => issue === issueId).map(({ to }) => to);
  }
  const readers = (...indexes: number[]) => indexes.map(addressOf).sort();

  it('weeklies reach those who want every issue, the digest those who want it alone, each once', async () => {
    expect([...(await send('weekly'))].sort()).toEqual(readers(0, 1, 3, 4, 6, 8, 9));
    expect([...(await send('weekly'))].sort()).toEqual(readers(0, 1, 3, 4, 6, 8, 9));
    const digest = hexId();
    expect([...(await send('digest', digest))].sort()).toEqual(readers(2, 5, 7));
    // Sent again, it reaches nobody a second time.
    expect([...(await send('digest', digest))].sort()).toEqual(readers(2, 5, 7));
  });

  it('a digest that nobody asked for is not sent', async () => {
    const { subscriptions } = engine.database.collections;
    await subscriptions.updateMany({ frequency: 'monthly' }, { $set: { frequency: 'every' } });
    await expect(send('digest')).rejects.toThrow('no-audience');
  });
});
