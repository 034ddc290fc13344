import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { noTracing, openTracing, type Tracing } from '@masthead/ops';
import { testMongoUri } from '@masthead/testing';
import { openEngine } from '../../../packages/delivery/test/open-engine.ts';
import { untilStatus } from '../../../packages/delivery/test/until-status.ts';
import { startOtlpReceiver } from '../../../packages/ops/test/otlp-receiver.ts';
import { makeTestApp } from '../../site/test/make-test-app.ts';

describe('traces', () => {
  let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>;
  let tracing: Tracing;

  beforeAll(async () => {
    receiver = await startOtlpReceiver();
    tracing = await openTracing({ endpoint: receiver.endpoint, service: 'masthead-test', version: '1' });
  });
  afterAll(() => receiver.close());

  it('a request and a campaign’s batch arrive at the collector, the provider’s call below its batch', async () => {
    const app = makeTestApp({ tracing });
    await app.request('/u/v1.k1.NobodyMayReadThis');
    const engine = await openEngine({
      mongodbUri: testMongoUri(),
      recipients: 3,
      worker: { trace: (name, attributes, run) => tracing.span(name, attributes, run) },
    });
    try {
      const { campaignId } = await engine.schedule();
      await engine.run();
      await untilStatus(engine, campaignId, 'submitted');
      await tracing.stop();
      const named = (name: string) => receiver.spans.find((span) => span.name === name);
      expect(named('GET /u/:token')).toMatchObject({
        service: 'masthead-test',
        attributes: { 'http.route': '/u/:token', 'http.response.status_code': expect.any(Number) },
      });
      const batch = named('campaign batch');
      expect(batch?.attributes).toEqual({
        'masthead.campaign': campaignId,
        'masthead.batch': 0,
        'masthead.recipients': 3,
      });
      expect(named('provider call')).toMatchObject({
        traceId: batch?.traceId,
        parentSpanId: batch?.spanId,
        attributes: { 'masthead.lane': 'campaign', 'masthead.mails': 3 },
      });
      expect(JSON.stringify(receiver.spans)).not.toMatch(/NobodyMayReadThis|masthead-fixtures/);
    } finally {
      await engine.close();
    }
  });

  it('without an endpoint nothing is traced', async () => {
    expect(await openTracing({ endpoint: undefined, service: 's', version: '1' })).toBe(noTracing);
    expect(await noTracing.span('n', {}, async () => 7)).toBe(7);
  });
});
