import fc from 'fast-check';
import { DeliveryState } from './campaign.ts';
import { deliveryMark, raise, readDeliveryMark, type StateChange } from './delivery-state.ts';

const change: fc.Arbitrary<StateChange> = fc.record({
  state: fc.constantFrom(...DeliveryState.options),
  eventId: fc.stringMatching(/^[A-Za-z0-9_]{0,12}$/),
});

describe('the state of a delivery', () => {
  it.each([
    ['submitted', 'delayed', 'delayed'],
    ['delivered', 'delayed', 'delivered'],
    ['delivered', 'bounced', 'bounced'],
    ['bounced', 'complained', 'complained'],
    ['complained', 'bounced', 'complained'],
    ['unknown', 'submitted', 'submitted'],
    ['skipped', 'delivered', 'skipped'],
  ] as const)('%s and then %s is %s', (first, second, result) => {
    expect(raise({ state: first, eventId: 'a' }, { state: second, eventId: 'b' }).state).toBe(result);
  });

  it('settles equal ranks by the event id, in either order', () => {
    const failed = { state: 'failed', eventId: 'msg_1' } as const;
    const suppressed = { state: 'suppressed', eventId: 'msg_2' } as const;
    expect(raise(failed, suppressed)).toEqual(suppressed);
    expect(raise(suppressed, failed)).toEqual(suppressed);
  });

  it('ends the same whatever the order of the events and however often each comes', () => {
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 8 }).chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray([...events, ...events], {
              minLength: events.length * 2,
              maxLength: events.length * 2,
            }),
          ),
        ),
        ([events, shuffled]) => {
          const start: StateChange = { state: 'pending', eventId: '' };
          expect(shuffled.reduce(raise, start)).toEqual(events.reduce(raise, start));
        },
      ),
    );
  });

  it('never falls', () => {
    fc.assert(
      fc.property(change, change, (a, b) => {
        const result = raise(a, b);
        expect(deliveryMark(result) >= deliveryMark(a)).toBe(true);
      }),
    );
  });

  it('is read back from its mark', () => {
    fc.assert(fc.property(change, (a) => expect(readDeliveryMark(deliveryMark(a))).toEqual(a)));
  });
});
