import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { testMongoUri } from '@masthead/testing';
import { newsletterId, signedEvent, signup, webhookSecret } from '../test/reader-harness.ts';
import { connectDatabase } from './mongo/connect.ts';
import { type Delivery, openDelivery } from './open.ts';
import { silentLog } from './ports/log.ts';
import { makeKeyring } from './subscribers/keyring.ts';
import { makeTokens } from './subscribers/tokens.ts';

// Ten thousand cases, or a database, on a machine that does other things too.
jest.setTimeout(60_000);

const tokenKeys = [{ kid: 'k1', secret: Buffer.alloc(32, 1) }];

describe('with Redis away', () => {
  const mongodbUri = testMongoUri();
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await openDelivery({
      mongodbUri,
      // Nobody listens there.
      redisUrl: 'redis://127.0.0.1:1',
      redisPrefix: '{away}',
      environmentId: 'test',
      tokenKeys,
      siteUrl: 'http://127.0.0.1:4000',
      webhookSecret,
      log: silentLog,
    });
  });
  afterAll(async () => {
    await delivery.close();
    const database = await connectDatabase(mongodbUri);
    await database.db.dropDatabase();
    await database.close();
  });

  it('readers sign up, leave and come back, and events are taken', async () => {
    await delivery.subscribers.requestSignup(signup('new@mail.example.org'));
    await delivery.list.addConfirmed(newsletterId, [{ address: 'r@mail.example.org', name: null }], 'test');
    const [row] = await delivery.list.list({ addressPrefix: 'r@', limit: 1 });
    const token = makeTokens(makeKeyring(tokenKeys)).issue('unsubscribe', {
      subscriptionId: row?.subscriptionId ?? '',
      version: 1,
      issuedAt: new Date(),
    });
    expect(await delivery.subscribers.unsubscribe(token, { via: 'one-click', reason: null })).toBe(true);
    expect(await delivery.list.counts(newsletterId)).toMatchObject({ unsubscribed: 1 });
    expect(await delivery.subscribers.undoUnsubscribe(token)).toBe(true);
    const { raw, headers } = signedEvent(
      { type: 'email.sent', created_at: new Date().toISOString(), data: { email_id: 'e', to: [] } },
      'msg_1',
      new Date(),
    );
    expect(await delivery.events.accept(raw, headers)).toEqual({ status: 200 });
  });
});
