import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@masthead/testing';
import { type Stack, startStack } from '@masthead/testing/stack';
import { startOtlpReceiver } from '../../../packages/ops/test/otlp-receiver.ts';

let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>;
let stack: Stack;
beforeAll(async () => {
  receiver = await startOtlpReceiver();
  stack = await startStack({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint });
}, 120_000);
afterAll(async () => {
  await stack?.stop();
  await receiver?.close();
}, 60_000);

test('the desk’s requests arrive at the collector by their routes, with no address, no token and no words of a search', async () => {
  const { adminUrl } = stack;
  const found = encodeURIComponent('zqsearch@readers.test');
  await fetch(`${adminUrl}/admin/reset/zqtoken`);
  await fetch(`${adminUrl}/api/users?where[email][equals]=${found}`, {
    headers: { authorization: 'users API-Key zqtoken' },
  });
  await fetch(`${adminUrl}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: adminUrl },
    body: JSON.stringify({ email: 'zqlogin@readers.test', password: 'zqpassword' }),
  });
  const desk = () => receiver.spans.filter(({ service }) => service === 'masthead-admin');
  const routes = () => new Set(desk().map(({ attributes }) => attributes['http.route']));
  await eventually(() => routes().has('/admin/[[...segments]]') && routes().has('/api/[...slug]'));
  expect(receiver.raw.join()).not.toMatch(/zqtoken|zqsearch|zqlogin|zqpassword|readers\.test/);
}, 120_000);
