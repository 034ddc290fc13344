import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SpanStatusCode, trace } from '@opentelemetry/api';
import { openTracing, type Tracing } from '../src/tracing.ts';
import { startOtlpReceiver } from './otlp-receiver.ts';

let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>;
let tracing: Tracing;
beforeAll(async () => {
  receiver = await startOtlpReceiver();
  tracing = await openTracing({ endpoint: receiver.endpoint, service: 'masthead-test', version: '1' });
});
afterAll(() => receiver.close());

it('of a span that somebody else opened, no address asked for, no address fetched and no words of an error leave', async () => {
  const tracer = trace.getTracer('next.js');
  // As Next 16 opens them (next/dist/server/base-server.js, lib/patch-fetch.js, lib/trace/tracer.js).
  const request = tracer.startSpan('GET', {
    attributes: {
      'http.method': 'GET',
      'http.target': '/admin/reset/zqtoken?email=ada@readers.test',
      'next.span_name': 'GET /admin/reset/zqtoken',
    },
  });
  request.setAttributes({ 'http.route': '/admin/[[...segments]]', 'http.status_code': 500 });
  request.recordException(new TypeError('no such user: ada@readers.test'));
  request.setStatus({ code: SpanStatusCode.ERROR, message: 'no such user: ada@readers.test' });
  request.updateName('GET /admin/[[...segments]]');
  request.end();
  tracer
    .startSpan('fetch GET https://api.example/zqtoken?to=ada@readers.test', {
      attributes: { 'http.url': 'https://api.example/zqtoken', 'http.method': 'GET' },
    })
    .end();
  await expect(
    tracing.span('ours', { 'masthead.batch': 1 }, () => Promise.reject(new RangeError('ada@readers.test'))),
  ).rejects.toThrow();
  await tracing.stop();

  expect(receiver.raw.join()).not.toMatch(/zqtoken|readers\.test/);
  expect(receiver.spans.map(({ name, attributes }) => [name, attributes])).toEqual([
    [
      'GET /admin/[[...segments]]',
      { 'http.method': 'GET', 'http.route': '/admin/[[...segments]]', 'http.status_code': 500 },
    ],
    ['fetch GET', { 'http.method': 'GET' }],
    ['ours', { 'masthead.batch': 1, 'error.type': 'RangeError' }],
  ]);
});
