import { assertNever, batchId, DeliveryTags } from '@masthead/domain';
import { z } from 'zod';
import type { EventMeaning, EventPlace, ReadEvent } from '../ports/provider-events.ts';
import type { SuppressionReason } from '../ports/suppressions.ts';
import { mendEvent } from './mend-event.ts';
import { sketchEvent } from './sketch-event.ts';

const when = z.string().transform((text, context) => {
  const at = new Date(text);
  if (!Number.isNaN(at.getTime())) return at;
  context.addIssue({ code: 'custom', message: 'is not a time' });
  return z.NEVER;
});

const data = z.object({
  email_id: z.string().max(100),
  to: z.array(z.string().max(1000)).max(50).default([]),
  tags: z.record(z.string(), z.unknown()).default({}),
});
const email = <T extends string, D extends z.ZodType>(type: T, body: D) =>
  z.object({ type: z.literal(type), created_at: when, data: body });
const listChange = z.object({
  email: z.string().max(1000),
  origin: z.enum(['bounce', 'complaint', 'manual']).catch('manual'),
});

/** The closed union of what we act upon. */
export const ProviderEvent = z.discriminatedUnion('type', [
  email('email.sent', data),
  email('email.scheduled', data),
  email('email.delivered', data),
  email('email.delivery_delayed', data),
  email(
    'email.bounced',
    data.extend({
      bounce: z.object({ type: z.string(), subType: z.string().optional().catch(undefined) }).optional(),
    }),
  ),
  email('email.complained', data),
  email('email.opened', data),
  email('email.clicked', data),
  email('email.failed', data.extend({ failed: z.object({ reason: z.string() }).optional() })),
  email(
    'email.suppressed',
    data.extend({ suppressed: z.object({ reason: z.string().optional() }).optional() }),
  ),
  email('suppression.added', listChange),
  email('suppression.removed', listChange),
]);
export type ProviderEvent = z.infer<typeof ProviderEvent>;

const knownTypes: ReadonlySet<string> = new Set(
  ProviderEvent.options.map((option) => option.shape.type.value),
);
const Named = z.looseObject({ type: z.string().min(1).max(100) });

/**
 * What a webhook's body says. Types we do not know are kept as they are: the provider adds some without asking. A known
 * type of another shape is read as far as it goes and keeps a sketch of itself; nothing the provider signed is lost.
 */
export function readEvent(rawBody: string, receivedAt: Date): ReadEvent | null {
  const named = Named.safeParse(parseJson(rawBody));
  if (!named.success) return null;
  const strict = ProviderEvent.safeParse(named.data);
  if (strict.success) return understand(strict.data);
  const { type } = named.data;
  const at = when.catch(receivedAt).parse(named.data.created_at);
  if (!knownTypes.has(type)) return { ...nothing, type, at };
  const odd = sketchEvent(named.data);
  const mended = ProviderEvent.safeParse(mendEvent(named.data, at));
  return mended.success ? { ...understand(mended.data), odd } : { ...nothing, type, at, odd };
}

/** Kept, applied to nothing. */
const nothing = {
  emailId: null,
  place: null,
  meaning: { kind: 'other' },
  suppress: null,
  listed: null,
  odd: null,
} as const;

function understand(event: ProviderEvent): ReadEvent {
  const base = { ...nothing, type: event.type, at: event.created_at };
  switch (event.type) {
    case 'email.sent':
      return { ...base, ...mailOf(event.data), meaning: reached('submitted') };
    case 'email.delivery_delayed':
      return { ...base, ...mailOf(event.data), meaning: reached('delayed') };
    case 'email.delivered':
      return { ...base, ...mailOf(event.data), meaning: reached('delivered') };
    case 'email.complained':
      return {
        ...base,
        ...mailOf(event.data),
        meaning: reached('complained'),
        suppress: only(event.data.to, 'complaint'),
      };
    case 'email.suppressed':
      return {
        ...base,
        ...mailOf(event.data),
        ...because(event.data.suppressed?.reason),
        meaning: reached('suppressed'),
        suppress: only(
          event.data.to,
          event.data.suppressed?.reason === 'previous_complaint' ? 'complaint' : 'bounce',
        ),
      };
    case 'email.bounced': {
      // Transient, Temporary and Undetermined say nothing final about the address.
      const hard = event.data.bounce?.type === 'Permanent';
      return {
        ...base,
        ...mailOf(event.data),
        ...because(event.data.bounce?.type, event.data.bounce?.subType),
        meaning: hard ? reached('bounced') : { kind: 'fact', fact: 'softBounced' },
        suppress: hard ? only(event.data.to, 'bounce') : null,
      };
    }
    case 'email.failed': {
      const unsent = /quota/i.test(event.data.failed?.reason ?? '');
      return {
        ...base,
        ...mailOf(event.data),
        ...because(event.data.failed?.reason),
        meaning: { kind: 'state', state: 'failed', unsent },
      };
    }
    case 'email.opened':
      return { ...base, ...mailOf(event.data), meaning: { kind: 'fact', fact: 'opened' } };
    case 'email.clicked':
      return { ...base, ...mailOf(event.data), meaning: { kind: 'fact', fact: 'clicked' } };
    case 'email.scheduled':
      return { ...base, ...mailOf(event.data), meaning: { kind: 'other' } };
    case 'suppression.added':
      return {
        ...base,
        meaning: { kind: 'list', change: 'added' },
        suppress: { address: event.data.email, reason: event.data.origin },
        listed: event.data.email,
      };
    case 'suppression.removed':
      // Recorded and shown. Taking somebody off our list is a person's act: nobody is mailed again by this alone.
      return { ...base, meaning: { kind: 'list', change: 'removed' }, listed: event.data.email };
    default:
      return assertNever(event);
  }
}

function reached(state: Extract<EventMeaning, { kind: 'state' }>['state']): EventMeaning {
  return { kind: 'state', state, unsent: false };
}

/** Short words of the provider's own; a sentence may name the reader, and is not kept. */
function because(...words: readonly (string | undefined)[]): Pick<ReadEvent, 'why'> {
  const said = words.filter((word) => word !== undefined && /^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(word));
  return said.length === 0 ? {} : { why: said.join('/') };
}

/** Our mails have one recipient each; an event of another kind of mail does not tell which one it means. */
function only(to: readonly string[], reason: SuppressionReason): ReadEvent['suppress'] {
  const [address, second] = to;
  return address === undefined || second !== undefined ? null : { address, reason };
}

function mailOf(mail: z.infer<typeof data>): Pick<ReadEvent, 'emailId' | 'place'> {
  return { emailId: mail.email_id || null, place: placeOf(mail.tags) };
}

function placeOf(tags: Readonly<Record<string, unknown>>): EventPlace | null {
  const delivery = DeliveryTags.safeParse(tags);
  if (delivery.success) {
    const { campaign, batch, index } = delivery.data;
    return { kind: 'delivery', batchId: batchId(campaign, batch), index };
  }
  const tag = tags.outbox;
  return typeof tag === 'string' && /^[\w-]{43}$/.test(tag) ? { kind: 'outbox', tag } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
