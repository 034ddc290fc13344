import { z } from 'zod';
import type { SubmitOutcome } from '../ports/transport.ts';
import { toOutcome } from './errors.ts';

const BatchAnswer = z.object({
  data: z.array(z.object({ id: z.string().min(1) })),
  errors: z.array(z.object({ index: z.int().min(0), message: z.string() })).optional(),
});
const MailAnswer = z.object({ id: z.string().min(1) });
const ErrorAnswer = z.object({ name: z.string(), message: z.string().catch('') });

/** A 200 is believed only when it accounts for every message; else the call is in doubt. */
export function readBatchAnswer(answer: unknown, size: number): SubmitOutcome {
  const parsed = BatchAnswer.safeParse(answer);
  if (!parsed.success) return { kind: 'inDoubt', why: 'unreadable-answer' };
  const { data, errors = [] } = parsed.data;
  const refused = new Map(errors.map((error) => [error.index, error.message]));
  if (data.length + refused.size !== size || errors.some(({ index }) => index >= size))
    return { kind: 'inDoubt', why: 'unreadable-answer' };
  const given = data.values();
  const ids = Array.from({ length: size }, (_, i) =>
    refused.has(i) ? null : (given.next().value?.id ?? null),
  );
  return { kind: 'accepted', ids, refused: [...refused].map(([index, message]) => ({ index, message })) };
}

export function readMailAnswer(answer: unknown): SubmitOutcome {
  const parsed = MailAnswer.safeParse(answer);
  if (!parsed.success) return { kind: 'inDoubt', why: 'unreadable-answer' };
  return { kind: 'accepted', ids: [parsed.data.id], refused: [] };
}

/** An error answer as it came over the wire: what is not the provider's own shape is judged by its status alone. */
export function readErrorAnswer(status: number, text: string, retryAfterMs: number | null): SubmitOutcome {
  const parsed = ErrorAnswer.safeParse(tryJson(text));
  return toOutcome({
    status,
    name: parsed.success ? parsed.data.name : '',
    message: parsed.success ? parsed.data.message : `HTTP ${status}`,
    retryAfterMs,
  });
}

export function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
