import type { PaceHints } from '../ports/pacer.ts';
import type { SubmitOutcome } from '../ports/transport.ts';
import { toOutcome } from './errors.ts';
import { paceHints, retryAfterOf } from './pace-hints.ts';

interface SdkAnswer<T> {
  readonly data: T | null;
  readonly error: {
    readonly message?: string;
    readonly statusCode?: number | null;
    readonly name?: string;
  } | null;
  readonly headers: Record<string, string> | null;
}
type Failed = Exclude<SubmitOutcome, { readonly kind: 'accepted' }>;

/** One call of the SDK, which itself has neither timeout nor a type for what went wrong. */
export type SdkCall = <T>(
  run: (options: { readonly signal: AbortSignal }) => PromiseLike<SdkAnswer<T>>,
) => Promise<{ readonly ok: true; readonly data: T } | { readonly ok: false; readonly failure: Failed }>;

/** @param hungUp ends the calls under way: in doubt, as by a timeout. */
export function makeSdkCall(
  callMs: number,
  observe: (hints: PaceHints) => void,
  hungUp?: AbortSignal,
): SdkCall {
  const limit = () => {
    const timeout = AbortSignal.timeout(callMs);
    return hungUp === undefined ? timeout : AbortSignal.any([timeout, hungUp]);
  };
  return async (run) => {
    try {
      const { data, error, headers } = await run({ signal: limit() });
      observe(paceHints(headers));
      if (error === null && data !== null) return { ok: true, data };
      const failure = toOutcome({
        status: error?.statusCode ?? null,
        name: error?.name ?? '',
        message: error?.message ?? '',
        retryAfterMs: retryAfterOf(headers),
      });
      if (failure.kind === 'retryAfter') observe({ retryAfterMs: failure.ms });
      return { ok: false, failure };
    } catch {
      return { ok: false, failure: { kind: 'inDoubt', why: 'no-answer' } };
    }
  };
}
