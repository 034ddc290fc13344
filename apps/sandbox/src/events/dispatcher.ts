import { randomUUID } from 'node:crypto';
import type { VirtualClock } from '../clock.ts';
import { makeRandom } from '../faults/random.ts';
import type { EventFault, Faults } from '../faults/rules.ts';
import type { Envelope } from '../mail/message.ts';
import type { LoggedCall } from '../store/mail-store.ts';
import { DueHeap } from './due-heap.ts';
import { emailEventBody } from './event-body.ts';
import { dueAfterMs, planEvents } from './plan-events.ts';
import type { EventPoster } from './post-event.ts';
import { signedHeaders } from './sign.ts';

export interface DispatcherParts {
  readonly clock: VirtualClock;
  readonly wallClock: () => number;
  readonly faults: Faults;
  readonly poster: EventPoster;
  readonly secret: Buffer;
  /** Divides every waiting time (retries, the time between two events of a mail). */
  readonly timescale: number;
  readonly connections: number;
  /** A call's messages; read back when a wave is due, so that waiting events take no memory. */
  readonly envelopesOf: (call: number) => Promise<readonly Envelope[]>;
  /** Every event of the call was delivered or given up. */
  readonly onSettled: (call: number) => void;
}

export interface EventCount {
  readonly delivered: number;
  readonly failedAttempts: number;
  readonly givenUp: number;
  readonly waiting: number;
}

interface OneEvent {
  readonly id: string;
  readonly body: string;
  readonly call: number | null;
  /** Failed attempts so far. */
  attempts: number;
  /** A second copy by a fault: not retried, not counted. */
  readonly copy: boolean;
  readonly onDone?: () => void;
}

/** The n-th events of all mails of a call. */
interface Wave {
  readonly call: number;
  readonly position: number;
}

/** The provider's schedule: at once, then after so long. */
const RETRY_AFTER_MS = [5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000, 36_000_000];
/** Events taken out of their waves ahead of sending. */
const READY_AHEAD = 2_000;
const EARLY_CAP_MS = 2_000;

/** Sends signed events to the webhook, in waves of a call, many at a time, and retries what was not taken. */
export class EventDispatcher {
  readonly #parts: DispatcherParts;
  readonly #due = new DueHeap<Wave | OneEvent>();
  readonly #ready: OneEvent[] = [];
  readonly #open = new Map<number, number>();
  readonly #random = makeRandom(7);
  #active = 0;
  #expanding = false;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;
  #count = { delivered: 0, failedAttempts: 0, givenUp: 0 };

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
    parts.clock.onMove(() => this.#pump());
  }

  count(): EventCount {
    const open = [...this.#open.values()].reduce((sum, events) => sum + events, 0);
    return { ...this.#count, waiting: open };
  }

  /** Takes a new call's events on. Resolves at once, or when its "early" events were delivered. */
  async addCall(call: LoggedCall): Promise<void> {
    let events = 0;
    let waves = 0;
    for (const { fate } of call.messages) {
      const planned = planEvents(fate ?? 'delivered').length;
      events += planned;
      waves = Math.max(waves, planned);
    }
    if (events === 0) {
      this.#parts.onSettled(call.call);
      return;
    }
    this.#open.set(call.call, events);
    const early = this.#parts.faults.hasEventFaults;
    for (let position = early ? 1 : 0; position < waves; position += 1) {
      this.#due.push(this.#parts.clock.now() + this.#scaled(dueAfterMs(position)), {
        call: call.call,
        position,
      });
    }
    if (early) await this.#expand({ call: call.call, position: 0 });
    this.#pump();
  }

  /** An event of its own, like `suppression.added`. */
  addEvent(body: string): void {
    this.#ready.push({ id: `msg_${randomUUID()}`, body, call: null, attempts: 0, copy: false });
    this.#pump();
  }

  reset(): void {
    this.#due.clear();
    this.#ready.length = 0;
    this.#open.clear();
    this.#count = { delivered: 0, failedAttempts: 0, givenUp: 0 };
  }

  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.reset();
    this.#parts.poster.close();
  }

  #pump(): void {
    if (this.#closed) return;
    this.#takeDue();
    while (this.#active < this.#parts.connections) {
      const event = this.#ready.shift();
      if (event === undefined) break;
      this.#active += 1;
      void this.#send(event);
    }
    this.#setTimer();
  }

  #takeDue(): void {
    while (!this.#expanding && this.#ready.length < READY_AHEAD) {
      const due = this.#due.takeDue(this.#parts.clock.now());
      if (due === undefined) return;
      if ('position' in due) {
        this.#expanding = true;
        void this.#expand(due).finally(() => {
          this.#expanding = false;
          this.#pump();
        });
      } else {
        this.#ready.push(due);
      }
    }
  }

  #setTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const at = this.#due.nextAt;
    if (at === undefined || this.#expanding || this.#ready.length >= READY_AHEAD) return;
    const wait = Math.min(Math.max(at - this.#parts.clock.now(), 1), 60_000);
    this.#timer = setTimeout(() => this.#pump(), wait).unref();
  }

  /** Turns a wave into events; waits for those that a fault sends early. */
  async #expand({ call, position }: Wave): Promise<void> {
    const messages = await this.#parts.envelopesOf(call).catch(() => []);
    const early: Promise<void>[] = [];
    for (const message of messages) {
      const type = planEvents(message.fate)[position];
      if (type === undefined || !this.#open.has(call)) continue;
      const id = `msg_${message.id.replaceAll('-', '')}${position}`;
      const body = emailEventBody(type, message, this.#parts.clock.now());
      const event: OneEvent = { id, body, call, attempts: 0, copy: false };
      const faults = this.#parts.faults.hasEventFaults ? this.#parts.faults.pickForEvent() : [];
      if (faults.length === 0) this.#ready.push(event);
      else this.#misplace(event, faults, early);
    }
    if (early.length === 0) return;
    this.#pump();
    const cap = new Promise<void>((resolve) => setTimeout(resolve, EARLY_CAP_MS).unref());
    await Promise.race([Promise.all(early), cap]);
  }

  #misplace(event: OneEvent, faults: readonly EventFault[], early: Promise<void>[]): void {
    let delay = 0;
    let copies = 0;
    let isEarly = false;
    for (const fault of faults) {
      if (fault.kind === 'delay') delay += fault.delayMs;
      else if (fault.kind === 'reorder') delay += this.#random() * fault.spreadMs;
      else if (fault.kind === 'duplicate') copies += fault.times;
      else isEarly = true;
    }
    const now = this.#parts.clock.now();
    if (isEarly) {
      early.push(new Promise((resolve) => this.#ready.push({ ...event, onDone: resolve })));
    } else if (delay > 0) {
      this.#due.push(now + delay, event);
    } else {
      this.#ready.push(event);
    }
    for (let copy = 0; copy < copies; copy += 1) this.#due.push(now + delay + 1, { ...event, copy: true });
  }

  async #send(event: OneEvent): Promise<void> {
    const headers = signedHeaders(this.#parts.secret, event.id, event.body, this.#parts.wallClock());
    const ok = await this.#parts.poster.post(event.body, headers);
    this.#active -= 1;
    event.onDone?.();
    if (this.#closed) return;
    if (ok) this.#count.delivered += 1;
    else this.#count.failedAttempts += 1;
    if (ok || event.copy) this.#finish(event);
    else this.#retry(event);
    this.#pump();
  }

  #retry(event: OneEvent): void {
    const wait = RETRY_AFTER_MS[event.attempts];
    if (wait === undefined) {
      this.#count.givenUp += 1;
      this.#finish(event);
      return;
    }
    const { onDone: _, ...again } = event;
    this.#due.push(this.#parts.clock.now() + this.#scaled(wait), { ...again, attempts: event.attempts + 1 });
  }

  #finish({ call, copy }: OneEvent): void {
    if (call === null || copy) return;
    const open = (this.#open.get(call) ?? 0) - 1;
    if (open > 0) {
      this.#open.set(call, open);
    } else if (this.#open.delete(call)) {
      this.#parts.onSettled(call);
    }
  }

  #scaled(ms: number): number {
    return ms / this.#parts.timescale;
  }
}
