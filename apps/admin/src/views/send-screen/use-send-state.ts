import { useCallback, useEffect, useState } from 'react';
import type { SendState } from '../../features/campaigns/campaign-shape.ts';
import { totalsOf } from '../campaigns/campaign-words.ts';
import { DeskRefused, deskRequest } from '../desk-request.ts';
import { isMoving, keepSample, type Sample } from './send-progress.ts';

const MOVING_MS = 1_000;
const WAITING_MS = 5_000;
/** A send that is over still hears what the receiving servers say. */
const OVER_MS = 10_000;

/** A campaign asked again and again: every second while mails go out or are about to. */
export function useSendState(initial: SendState): {
  readonly state: SendState;
  readonly samples: readonly Sample[];
  readonly problem: string | null;
  refresh(): void;
} {
  const [state, setState] = useState(initial);
  const [samples, setSamples] = useState<readonly Sample[]>(() => [sampleOf(initial)]);
  const [problem, setProblem] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const everyMs = intervalFor(state);
  const path = `/campaigns/${initial.campaign.id}`;

  // `round` is named so that `refresh` asks at once; an answer that was overtaken is dropped.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const ask = async () => {
      try {
        const answer = await deskRequest<SendState>('GET', path);
        if (over) return;
        setState(answer);
        setSamples((kept) => (isMoving(answer.campaign.status) ? keepSample(kept, sampleOf(answer)) : []));
        setProblem(null);
      } catch (error) {
        if (over) return;
        setProblem(error instanceof DeskRefused ? error.message : 'The campaign cannot be read.');
      }
      if (!over) timer = setTimeout(ask, everyMs);
    };
    timer = setTimeout(ask, round === 0 ? everyMs : 0);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [path, everyMs, round]);

  const refresh = useCallback(() => setRound((count) => count + 1), []);
  return { state, samples, problem, refresh };
}

function intervalFor({ asOf, campaign }: SendState): number {
  if (isMoving(campaign.status) || campaign.inFlight > 0) return MOVING_MS;
  if (campaign.status === 'scheduled') {
    return Date.parse(campaign.scheduledFor) - Date.parse(asOf) < 60_000 ? MOVING_MS : WAITING_MS;
  }
  return campaign.finishedAt === null ? WAITING_MS : OVER_MS;
}

function sampleOf({ asOf, campaign }: SendState): Sample {
  const { submitted, skipped, unknown } = totalsOf(campaign);
  return { atMs: Date.parse(asOf), settled: submitted + skipped + unknown };
}
