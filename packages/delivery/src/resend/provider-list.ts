import { Resend } from 'resend';
import { z } from 'zod';
import type { ListAnswer, ProviderList } from '../ports/suppression-mirror.ts';
import { type SuppressionReason, suppressionReasons } from '../ports/suppressions.ts';
import { makeSdkCall } from './sdk-call.ts';
import { inTime, type ResendOptions, realBaseUrl } from './transport.ts';

const pageSize = 100;

const Listed = z.object({
  data: z.array(
    z.object({
      id: z.string().min(1),
      email: z.string(),
      origin: z.enum(suppressionReasons).catch('manual' satisfies SuppressionReason),
      created_at: z.string(),
    }),
  ),
  has_more: z.boolean(),
});

/**
 * `/suppressions` through the SDK, in the lane of single mails: a few calls now and then. Any of them may be made again, so
 * a worker that has to go ends them at once.
 */
export function makeProviderList({
  apiKey,
  baseUrl = realBaseUrl,
  timing,
  pacer,
  signal,
}: ResendOptions): ProviderList {
  const { suppressions } = new Resend(apiKey, { baseUrl });
  const call = makeSdkCall(timing.providerCallMs, (hints) => pacer.observe(hints), signal);
  const ask = async <T>(run: Parameters<typeof call<T>>[0]): Promise<ListAnswer<T>> => {
    const turn = await pacer.take('single', inTime(timing.providerCallMs, signal));
    if (turn === null) return { ok: false, why: 'later', message: 'no turn within the time of a call' };
    try {
      const answer = await call(run);
      return answer.ok ? { ok: true, value: answer.data } : refusal(answer.failure);
    } finally {
      turn.answered();
    }
  };
  return {
    async page(after) {
      const answer = await ask((options) =>
        suppressions.list({ limit: pageSize, ...(after === null ? {} : { after }) }, options),
      );
      if (!answer.ok) return answer;
      const read = Listed.safeParse(answer.value);
      if (!read.success) return { ok: false, why: 'later', message: 'the answer is no list' };
      const entries = read.data.data.map(({ id, email, origin, created_at }) => ({
        id,
        address: email,
        origin,
        at: timeOf(created_at),
      }));
      return { ok: true, value: { entries, more: read.data.has_more && entries.length > 0 } };
    },
    async add(addresses) {
      const answer = await ask((options) => suppressions.batch.add({ emails: [...addresses] }, options));
      return answer.ok ? { ok: true, value: null } : answer;
    },
    async remove(addresses) {
      const answer = await ask((options) => suppressions.batch.remove({ emails: [...addresses] }, options));
      return answer.ok ? { ok: true, value: null } : answer;
    },
  };
}

type Failure = Extract<Awaited<ReturnType<ReturnType<typeof makeSdkCall>>>, { ok: false }>['failure'];

function refusal(failure: Failure): Extract<ListAnswer<never>, { ok: false }> {
  if (failure.kind !== 'refused') return { ok: false, why: 'later', message: failure.kind };
  const message = `${failure.code}: ${failure.message}`;
  switch (failure.refusal) {
    case 'access':
      return { ok: false, why: 'access', message };
    case 'quota':
      return { ok: false, why: 'later', message };
    case 'bug':
    case 'invalid':
      return { ok: false, why: 'wrong', message };
  }
}

/** The API writes times as `2026-10-06 23:47:56.678+00`. What cannot be read is old: it must not beat a person's word. */
function timeOf(text: string): Date {
  const at = new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  return Number.isNaN(at.getTime()) ? new Date(0) : at;
}
