import { describe, expect, it } from '@jest/globals';
import { readEvent } from './read-event.ts';

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
    expect(event(type, more)).toEqual({
      type,
      at: new Date(created_at),
      emailId: 'e1',
      place: { kind: 'delivery', batchId: '0123456789abcdef01234567.000002', index: 17 },
      meaning: { kind: 'state', state, unsent: false },
      suppress: reason && { address: 'a@reader.example.org', reason },
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

  it('of an unknown type is kept, of a known type with another shape is not', () => {
    expect(event('email.teleported')).toMatchObject({ type: 'email.teleported', meaning: { kind: 'other' } });
    expect(readEvent(JSON.stringify({ type: 'email.sent', created_at, data: {} }))).toBeNull();
  });

  it("follows the team's own list when it grows", () => {
    const list = (type: string) =>
      readEvent(JSON.stringify({ type, created_at, data: { email: 'a@x.example', origin: 'complaint' } }));
    expect(list('suppression.added')?.suppress).toEqual({ address: 'a@x.example', reason: 'complaint' });
    expect(list('suppression.removed')?.suppress).toBeNull();
  });

  it.each(['', 'x', '[]', 'null', '{}', '{"type":"email.sent"}', '{"type":1,"created_at":"x"}'])(
    '%j is none',
    (raw) => {
      expect(readEvent(raw)).toBeNull();
    },
  );
});
