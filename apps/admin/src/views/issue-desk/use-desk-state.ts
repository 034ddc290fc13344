import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeskState } from '../../features/desk/desk-shape.ts';
import { DeskRefused, deskRequest } from '../desk-request.ts';

const IDLE_MS = 5000;
const SENDING_MS = 1000;

/** The state of an issue's desk, as it came with the page, then asked again and again: every second while mails go out, else every five. */
export function useDeskState(
  issueId: string | null,
  initial: DeskState | null,
): {
  readonly state: DeskState | null;
  readonly problem: string | null;
  refresh(): void;
} {
  const [state, setState] = useState(initial);
  const [problem, setProblem] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const moving = isMoving(state);
  const latest = useRef(0);
  // What came with the page is as new as an answer would be, and the page has enough to do while it opens.
  const isFresh = useRef(initial !== null);

  // `round` is named so that `refresh` asks at once; an answer that was overtaken is dropped.
  useEffect(() => {
    if (issueId === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const ask = async () => {
      latest.current = round;
      try {
        const answer = await deskRequest<DeskState>('GET', `/issues/${issueId}/desk`);
        if (over || latest.current !== round) return;
        setState(answer);
        setProblem(null);
      } catch (error) {
        if (over) return;
        setProblem(error instanceof DeskRefused ? error.message : 'The desk cannot be read.');
      }
      if (!over) timer = setTimeout(ask, moving ? SENDING_MS : IDLE_MS);
    };
    if (isFresh.current) timer = setTimeout(ask, moving ? SENDING_MS : IDLE_MS);
    else void ask();
    isFresh.current = false;
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [issueId, moving, round]);

  const refresh = useCallback(() => setRound((count) => count + 1), []);
  return { state, problem, refresh };
}

function isMoving(state: DeskState | null): boolean {
  const campaign = state?.campaign;
  if (!campaign) return false;
  if (campaign.status === 'preparing' || campaign.status === 'submitting') return true;
  return campaign.status === 'scheduled' && Date.parse(campaign.scheduledFor) - Date.now() < 90_000;
}
