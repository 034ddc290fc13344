import { assertNever } from '@masthead/domain';
import type { ClaimedBatch, SubmitOutcome } from '../ports/index.ts';
import { backoffMs } from './backoff.ts';
import type { Engine } from './engine.ts';
import { pauseForQuota } from './pause-for-quota.ts';

type Refused = Extract<SubmitOutcome, { kind: 'refused' }>;

/**
 * Writes down what became of a call. `doubt`: an earlier call of this attempt was ambiguous, or another worker made one
 * and died. Then a refusal at the door (rate, quota, key, wrong address) proves nothing: the batch is asked about
 * again. So does a refusal of the body once an answer was ambiguous: nobody tells us that the provider looks for our key
 * before it looks at the body. After a mere crash it is taken for the very answer that the dead worker did not write down.
 */
export async function settleOutcome(
  engine: Engine,
  batch: ClaimedBatch,
  indexes: readonly number[],
  outcome: SubmitOutcome,
  doubt: boolean,
): Promise<void> {
  const { batches, failpoint, timing } = engine;
  switch (outcome.kind) {
    case 'accepted': {
      const ids = Array.from({ length: batch.size }, () => '');
      for (const [i, id] of outcome.ids.entries()) ids[indexes[i] ?? -1] = id ?? '';
      const failed = outcome.refused.flatMap(({ index }) => indexes[index] ?? []);
      await batches.record(batch.id, batch.epoch, ids, failed);
      failpoint('submit.after-record');
      return;
    }
    case 'retryAfter': {
      const trouble = { code: 'rate_limit_exceeded', message: 'the provider asked us to wait' };
      if (doubt) await again(engine, batch, trouble, outcome.ms);
      else await thaw(engine, batch, trouble, outcome.ms);
      return;
    }
    case 'inDoubt': {
      const delayMs =
        outcome.why === 'key-taken' ? timing.backoffMaxMs : backoffMs(timing, Math.max(1, batch.tries));
      await again(
        engine,
        batch,
        { code: outcome.why, message: 'it cannot be told whether it was sent' },
        delayMs,
      );
      return;
    }
    case 'refused':
      return settleRefusal(engine, batch, outcome, doubt);
    default:
      return assertNever(outcome);
  }
}

async function settleRefusal(
  engine: Engine,
  batch: ClaimedBatch,
  refused: Refused,
  doubt: boolean,
): Promise<void> {
  const trouble = { code: refused.code, message: refused.message };
  // Stop the campaign first: a thawed batch is claimable at once.
  await stopCampaign(engine, batch, refused);
  engine.failpoint('refused.after-stop');
  const proves = refused.refusal === 'invalid' && !batch.inDoubt;
  if (doubt && !proves)
    return again(engine, batch, trouble, backoffMs(engine.timing, Math.max(1, batch.tries)));
  if (refused.refusal !== 'invalid') return thaw(engine, batch, trouble, 0);
  engine.failpoint('permissive.before');
  await engine.batches.thaw(batch.id, batch.epoch, { delayMs: 0, permissive: true, trouble });
  engine.failpoint('permissive.after');
}

/** What a refusal means for the campaign as a whole. */
async function stopCampaign(engine: Engine, batch: ClaimedBatch, refused: Refused): Promise<void> {
  const { campaigns, log } = engine;
  const { code, refusal, message } = refused;
  switch (refusal) {
    case 'quota':
      await pauseForQuota(engine, batch.campaignId, refused);
      return;
    case 'access':
      await engine.sending.stop({ code, message });
      return;
    case 'bug':
      log.error(
        { campaign: batch.campaignId, batch: batch.n, code },
        'the provider refused our request in kind',
      );
      await campaigns.fail(batch.campaignId, {
        code,
        message: `The provider refused the request (${code}): ${message}`,
      });
      return;
    case 'invalid':
      log.warn({ campaign: batch.campaignId, batch: batch.n, code }, 'the provider refused a batch');
      // Message by message it was refused as a whole again: then it is not about single recipients.
      if (batch.permissive)
        await campaigns.fail(batch.campaignId, {
          code,
          message: `The provider refuses the mails (${code}): ${message}`,
        });
      return;
    default:
      return assertNever(refusal);
  }
}

async function again(
  { batches, failpoint }: Engine,
  batch: ClaimedBatch,
  trouble: { readonly code: string; readonly message: string },
  delayMs: number,
): Promise<void> {
  failpoint('doubt.before');
  await batches.again(batch.id, batch.epoch, { delayMs, inDoubt: true, trouble });
  failpoint('doubt.after');
}

async function thaw(
  { batches, failpoint }: Engine,
  batch: ClaimedBatch,
  trouble: { readonly code: string; readonly message: string },
  delayMs: number,
): Promise<void> {
  failpoint('thaw.before');
  await batches.thaw(batch.id, batch.epoch, { delayMs, permissive: batch.permissive, trouble });
  failpoint('thaw.after');
}
