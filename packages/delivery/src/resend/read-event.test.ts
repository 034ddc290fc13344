import { describe, expect, it } from '@jest/globals';
import { readEvent as read } from './read-event.ts';

const receivedAt = new Date('2026-03-02T00:00:00.000Z');
const readEvent = (raw: string) => read(raw, receivedAt);

const created_at = '2026-03-01T12:00:00.000Z';
const tags = { campaign: '0123456789abcdef01234567', batch: '2', index: '17', issue: 'x' };
const event = (type: string, more: object = {}) =>
  readEvent(
    JSON.stringify({
      type,
      created_at,
      data: { email_id: 'e1', to: ['a@reader.example.org'], subject: 's', tags, ...more },
    }),
  );
const bounce = (type: string) => ({ bounce: { type, subType: 's', message: 'm' } });

describe('a provider event', () => {
  it.each([
    ['email.sent', {}, 'submitted', null],
    ['email.delivery_delayed', {}, 'delayed', null],
    ['email.delivered', {}, 'delivered', null],
    ['email.complained', {}, 'complained', 'complaint'],
    ['email.suppressed', {}, 'suppressed', 'bounce'],
    ['email.bounced', bounce('Permanent'), 'bounced', 'bounce'],
    ['email.failed', { failed: { reason: 'invalid_recipient' } }, 'failed', null],
  ])('%s %j raises to %s and suppresses for %s', (type, more, state, reason) => {
    const { why: _why, ...read } = event(type, more) ?? {};
    expect(read).toEqual({
      type,
      at: new Date(created_at),
      emailId: 'e1',
      place: { kind: 'delivery', batchId: '0123456789abcdef01234567.000002', index: 17 },
      meaning: { kind: 'state', state, unsent: false },
      suppress: reason && { address: 'a@reader.example.org', reason },
      listed: null,
      odd: null,
    });
  });

  it.each(['Transient', 'Temporary', 'Undetermined', 'SomethingNew'])(
    'a bounce of type %s is a fact beside the state and suppresses nobody',
    (type) => {
      expect(event('email.bounced', bounce(type))).toMatchObject({
        meaning: { kind: 'fact', fact: 'softBounced' },
        suppress: null,
      });
    },
  );

  it.each([
    ['email.failed', { failed: { reason: 'invalid_recipient' } }, 'invalid_recipient'],
    [
      'email.bounced',
      { bounce: { type: 'Permanent', subType: 'NoEmail', message: 'm' } },
      'Permanent/NoEmail',
    ],
    ['email.suppressed', { suppressed: { reason: 'previous_bounce' } }, 'previous_bounce'],
    // A sentence may name somebody.
    ['email.failed', { failed: { reason: 'no mailbox ada@readers.example' } }, undefined],
    ['email.bounced', { bounce: { type: 'Permanent', subType: 'of ada@readers.example' } }, 'Permanent'],
    ['email.delivered', {}, undefined],
  ])('%s %j keeps why: %s', (type, more, why) => expect(event(type, more)?.why).toBe(why));

  it('a failure for want of quota is proved unsent', () => {
    const failed = event('email.failed', { failed: { reason: 'reached_daily_quota' } });
    expect(failed?.meaning).toEqual({ kind: 'state', state: 'failed', unsent: true });
  });

  it('belongs to a single mail by its own tag, to nothing by others', () => {
    const tag = 'A'.repeat(43);
    expect(event('email.sent', { tags: { outbox: tag, kind: 'confirm' } })?.place).toEqual({
      kind: 'outbox',
      tag,
    });
    expect(event('email.sent', { tags: { outbox: 'x' } })?.place).toBeNull();
    expect(event('email.sent', { tags: { ...tags, index: '-1' } })?.place).toBeNull();
    expect(event('email.sent', { tags: undefined })?.place).toBeNull();
  });

  it('with several recipients suppresses nobody', () => {
    expect(event('email.complained', { to: ['a@x.example', 'b@x.example'] })?.suppress).toBeNull();
  });

  it('of an unknown type is kept as it is', () => {
    expect(event('email.teleported')).toMatchObject({
      type: 'email.teleported',
      meaning: { kind: 'other' },
      odd: null,
    });
  });

  it.each([
    ['no data', {}],
    ['data that is text', { data: 'a@reader.example.org' }],
    ['no id', { data: { to: ['a@reader.example.org'], tags } }],
    ['tags as a list', { data: { email_id: 'e1', tags: [{ name: 'campaign', value: tags.campaign }] } }],
    ['a time that is none', { created_at: 'soon', data: { email_id: 'e1', tags } }],
  ])('of a known type with %s is kept with a sketch of it that names nobody', (_, body) => {
    const odd = readEvent(JSON.stringify({ type: 'email.delivered', created_at, ...body }));
    expect(odd).toMatchObject({ type: 'email.delivered', suppress: null });
    expect(odd?.odd).toContain('"type":"email.delivered"');
    expect(odd?.odd).not.toContain('reader.example');
  });

  it('of another shape still says what can be read of it', () => {
    const list = Object.entries(tags).map(([name, value]) => ({ name, value }));
    const complained = readEvent(
      JSON.stringify({ type: 'email.complained', data: { to: 'a@reader.example.org', tags: list } }),
    );
    expect(complained).toMatchObject({
      at: receivedAt,
      place: { kind: 'delivery', index: 17 },
      meaning: { state: 'complained' },
      suppress: { address: 'a@reader.example.org', reason: 'complaint' },
    });
    expect(complained?.odd).not.toBeNull();
  });

  it('of a suppressed mail says whether it was for a complaint', () => {
    const suppressed = (reason: string) =>
      event('email.suppressed', { suppressed: { type: 'Suppressed', reason } });
    expect(suppressed('previous_complaint')?.suppress?.reason).toBe('complaint');
    expect(suppressed('previous_bounce')?.suppress?.reason).toBe('bounce');
  });

  it("follows the team's own list when it grows", () => {
    const list = (type: string) =>
      readEvent(JSON.stringify({ type, created_at, data: { email: 'a@x.example', origin: 'complaint' } }));
    expect(list('suppression.added')?.suppress).toEqual({ address: 'a@x.example', reason: 'complaint' });
    expect(list('suppression.removed')).toMatchObject({
      suppress: null,
      listed: 'a@x.example',
      meaning: { kind: 'list', change: 'removed' },
    });
  });

  it.each(['', 'x', '[]', 'null', '{}', '{"data":{}}', '{"type":1,"created_at":"x"}'])(
    '%j is none',
    (raw) => {
      expect(readEvent(raw)).toBeNull();
    },
  );
});
