import { useAllFormFields } from '@payloadcms/ui';
import { reduceFieldsToValues } from 'payload/shared';
import { useCallback, useEffect, useRef, useState } from 'react';
import { DeskRefused, deskRequest } from '../desk-request.ts';

/** From the first changed letter to the question: letters that follow at once ride along. */
const GATHER_MS = 200;

export interface Live<Answer> {
  readonly answer: Answer | null;
  /** Why there is no newer answer, in words for the editor. */
  readonly problem: string | null;
  refresh(): void;
}

/**
 * Asks the desk about what stands in the form, typed and not saved yet: soon after each change, one question at a
 * time, the newest form last. `extra` goes along with it; a change of it asks again. Null path: nothing is asked.
 */
export function useLive<Answer>(path: string | null, extra: object = {}): Live<Answer> {
  const [fields] = useAllFormFields();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const newest = useRef({ fields, path, extra });
  const state = useRef<'idle' | 'waiting' | 'asking' | 'asking, changed' | 'over'>('idle');
  newest.current = { fields, path, extra };

  const ask = useCallback(async (): Promise<void> => {
    const { fields: typed, path: to, extra: along } = newest.current;
    if (to === null) {
      state.current = 'idle';
      return;
    }
    state.current = 'asking';
    try {
      const form = reduceFieldsToValues(typed, true);
      const found = await deskRequest<Answer>('POST', to, { ...along, form });
      if (isOver(state)) return;
      setAnswer(found);
      setProblem(null);
    } catch (error) {
      if (isOver(state)) return;
      setProblem(error instanceof DeskRefused ? error.message : 'The desk cannot be read.');
    }
    const again = isChanged(state);
    state.current = 'idle';
    if (again) await ask();
  }, []);

  // First of the two: what follows may be waiting already.
  useEffect(() => {
    state.current = 'idle';
    return () => {
      state.current = 'over';
    };
  }, []);

  const extraKey = JSON.stringify(extra);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changed is what asks; the newest values are read when it is time
  useEffect(() => {
    if (state.current === 'asking' || state.current === 'asking, changed') {
      state.current = 'asking, changed';
      return;
    }
    if (state.current !== 'idle') return;
    state.current = 'waiting';
    setTimeout(() => {
      if (state.current === 'waiting') void ask();
    }, GATHER_MS);
  }, [fields, path, extraKey, round, ask]);

  const refresh = useCallback(() => setRound((count) => count + 1), []);
  return { answer, problem, refresh };
}

interface Held {
  readonly current: string;
}
// Asked through functions: the state changes while an answer is awaited, which the compiler cannot see.
const isOver = (state: Held) => state.current === 'over';
const isChanged = (state: Held) => state.current === 'asking, changed';
