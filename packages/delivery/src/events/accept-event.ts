import { assertNever } from '@masthead/domain';
import type { EventVerbs, EventWord, StoredEvent } from '../ports/events.ts';
import type { Log } from '../ports/log.ts';
import { probeType } from '../ports/provider-account.ts';
import type { EventMeaning, EventStore, KeptEvent, WebhookReader } from '../ports/provider-events.ts';
import type { Waker } from '../ports/waker.ts';
import { calmWakes } from './calm-wakes.ts';
import { groupWrites } from './group-writes.ts';

const maxBytes = 256 * 1024;
const maxGroup = 500;
/** Applying a page costs little more than applying one: under a flood the worker takes what came in a fifth of a second at once. */
const wakeEveryMs = 200;

/** Verified over the raw body, stored by its unique id, then answered; applied later (process-events.ts). */
export function makeEventVerbs(parts: {
  /** Null when no secret is configured: nothing is believed. */
  readonly reader: WebhookReader | null;
  readonly store: EventStore;
  /** The keyed hash of an address: events keep nothing else of a person. */
  readonly addressKey: (address: string) => string;
  /** For metrics. */
  readonly onEvent?: (event: StoredEvent) => void;
  readonly waker: Waker;
  readonly clock: () => Date;
  readonly log: Log;
}): EventVerbs {
  const { reader, store, addressKey, waker, clock, log } = parts;
  const wake = calmWakes(() => waker.wake('events'), wakeEveryMs);
  const put = groupWrites<KeptEvent>(async (events) => {
    try {
      const failed = await store.put(events);
      return new Set(events.filter((event) => failed.has(event.id)));
    } catch (error) {
      log.error({ err: error, events: events.length }, 'provider events could not be stored');
      throw error;
    }
  }, maxGroup);

  return {
    async accept(rawBody, headers) {
      if (rawBody.length > maxBytes || Buffer.byteLength(rawBody) > maxBytes) return { status: 413 };
      // Without a secret nobody can be believed. The provider asks again for a day: no event is lost until there is one.
      if (reader === null) return { status: 503 };
      const receivedAt = clock();
      if (headers.id === null || !reader.isSigned(rawBody, headers, receivedAt)) {
        return { status: 401 };
      }
      const event = reader.read(rawBody, receivedAt);
      if (event === null) {
        log.warn({ eventId: headers.id }, 'a signed event that cannot be read');
        return { status: 400 };
      }
      if (event.type === probeType) return { status: 200 };
      const { suppress, listed, ...rest } = event;
      if (event.odd !== null)
        log.warn({ eventId: headers.id, type: event.type }, 'an event of another shape');
      const stored = await put({
        ...rest,
        id: headers.id,
        receivedAt,
        suppress: suppress && { key: addressKey(suppress.address), reason: suppress.reason },
        listedKey: listed === null ? null : addressKey(listed),
        tries: 0,
      });
      if (!stored) return { status: 503 };
      parts.onEvent?.({
        says: wordOf(event.meaning),
        delayMs: Math.max(0, receivedAt.getTime() - event.at.getTime()),
      });
      wake();
      return { status: 200 };
    },
  };
}

function wordOf(meaning: EventMeaning): EventWord {
  switch (meaning.kind) {
    case 'state':
      return meaning.state;
    case 'fact':
      return meaning.fact;
    case 'list':
    case 'other':
      return 'other';
    default:
      return assertNever(meaning);
  }
}
