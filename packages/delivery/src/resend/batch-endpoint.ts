import { Pool } from 'undici';
import type { PaceHints } from '../ports/pacer.ts';
import type { SubmitOptions, SubmitOutcome } from '../ports/transport.ts';
import { readBatchAnswer, readErrorAnswer, tryJson } from './answer.ts';
import { paceHints, retryAfterOf } from './pace-hints.ts';

export interface BatchEndpoint {
  post(body: Buffer, size: number, options: SubmitOptions): Promise<SubmitOutcome>;
  /** Ends the calls under way: in doubt, as by a timeout. */
  hangUp(): void;
  close(): Promise<void>;
}

/** Writes pre-encoded bytes to `POST /emails/batch`: what the SDK would send, without building it as a string first. */
export function makeBatchEndpoint(config: {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly userAgent: string;
  readonly callMs: number;
  readonly connectMs: number;
  readonly connections: number;
  readonly observe: (hints: PaceHints) => void;
}): BatchEndpoint {
  const { origin, pathname } = new URL(config.baseUrl);
  const pool = new Pool(origin, {
    connections: config.connections,
    connectTimeout: config.connectMs,
    headersTimeout: config.callMs,
    bodyTimeout: config.callMs,
  });
  const path = `${pathname.replace(/\/$/, '')}/emails/batch`;
  return {
    async post(body, size, { idempotencyKey, validation }) {
      try {
        const answer = await pool.request({
          method: 'POST',
          path,
          headers: {
            authorization: `Bearer ${config.apiKey}`,
            'content-type': 'application/json',
            'user-agent': config.userAgent,
            'x-batch-validation': validation,
            'idempotency-key': idempotencyKey,
          },
          body,
          signal: AbortSignal.timeout(config.callMs),
        });
        config.observe(paceHints(answer.headers));
        const text = await answer.body.text();
        if (answer.statusCode >= 200 && answer.statusCode < 300) return readBatchAnswer(tryJson(text), size);
        const failure = readErrorAnswer(answer.statusCode, text, retryAfterOf(answer.headers));
        if (failure.kind === 'retryAfter') config.observe({ retryAfterMs: failure.ms });
        return failure;
      } catch {
        // Timeout, reset, refused, cut: whether the provider had the whole body is not for us to guess.
        return { kind: 'inDoubt', why: 'no-answer' };
      }
    },
    hangUp: () => void pool.destroy(),
    close: async () => {
      if (!pool.destroyed) await pool.close();
    },
  };
}
