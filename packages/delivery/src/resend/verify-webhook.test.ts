import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Resend } from 'resend';
import type { WebhookHeaders } from '../ports/provider-events.ts';
import { makeWebhookCheck } from './verify-webhook.ts';

const isSignedWebhook = (secretOf: string, raw: string, headers: WebhookHeaders, at: Date) =>
  makeWebhookCheck(secretOf)(raw, headers, at);

const key = Buffer.alloc(24, 3);
const secret = `whsec_${key.toString('base64')}`;
const now = new Date('2026-03-01T12:00:00Z');
const body = '{"type":"email.sent"}';
const sign = (id: string, timestamp: string, raw = body, with_: Buffer = key) =>
  `v1,${createHmac('sha256', with_).update(`${id}.${timestamp}.${raw}`).digest('base64')}`;
const stamp = (offsetSeconds = 0) => String(Math.floor(now.getTime() / 1000) + offsetSeconds);
const good = { id: 'msg_1', timestamp: stamp(), signature: sign('msg_1', stamp()) };

describe('a webhook', () => {
  it('signed by the provider is believed, and its own library says the same', () => {
    expect(isSignedWebhook(secret, body, good, now)).toBe(true);
    // The library has no clock to pass.
    const timestamp = String(Math.floor(Date.now() / 1000));
    const headers = { id: 'msg_1', timestamp, signature: sign('msg_1', timestamp) };
    const { webhooks } = new Resend('re_123');
    expect(webhooks.verify({ payload: body, headers, webhookSecret: secret })).toEqual({
      type: 'email.sent',
    });
    expect(isSignedWebhook(secret, body, headers, new Date())).toBe(true);
  });

  it('with several signatures needs one of them, with several secrets any', () => {
    const other = sign('msg_1', stamp(), body, Buffer.alloc(24, 4));
    const both = { ...good, signature: `v1a,xyz ${other} ${good.signature}` };
    expect(isSignedWebhook(secret, body, both, now)).toBe(true);
    expect(isSignedWebhook(secret, body, { ...good, signature: other }, now)).toBe(false);
    const rotating = `whsec_${Buffer.alloc(24, 4).toString('base64')} ${secret}`;
    expect(isSignedWebhook(rotating, body, { ...good, signature: other }, now)).toBe(true);
  });

  it.each([
    ['another body', `${body} `, good],
    ['another id', body, { ...good, id: 'msg_2' }],
    ['another time', body, { ...good, timestamp: stamp(1) }],
    ['too old', body, { ...good, timestamp: stamp(-301), signature: sign('msg_1', stamp(-301)) }],
    ['from the future', body, { ...good, timestamp: stamp(301), signature: sign('msg_1', stamp(301)) }],
    ['no id', body, { ...good, id: null }],
    ['no time', body, { ...good, timestamp: null }],
    ['no signature', body, { ...good, signature: null }],
    ['an empty signature', body, { ...good, signature: 'v1,' }],
    ['a time that is none', body, { ...good, timestamp: 'NaN', signature: sign('msg_1', 'NaN') }],
  ])('with %s is not', (_name, raw, headers) => {
    expect(isSignedWebhook(secret, raw, headers, now)).toBe(false);
  });

  it('is never believed without a secret', () => {
    const empty = { ...good, signature: sign('msg_1', stamp(), body, Buffer.alloc(0)) };
    expect(isSignedWebhook('', body, empty, now)).toBe(false);
    expect(isSignedWebhook('whsec_', body, empty, now)).toBe(false);
  });
});
