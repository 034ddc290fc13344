import { useCallback, useEffect, useState } from 'react';
import type { ArchiveImportState } from '../../features/archive-import/archive-import-shape.ts';
import { DeskRefused, deskRequest } from '../desk-request.ts';

const AGAIN_MS = 1_000;

/** The state of one archive's import, asked every second until nothing waits any more. */
export function useArchiveImport(id: string): {
  readonly state: ArchiveImportState | null;
  readonly problem: string | null;
  refresh(): void;
} {
  const [state, setState] = useState<ArchiveImportState | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is named so that `refresh` asks at once
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      let waits = true;
      try {
        const answer = await deskRequest<ArchiveImportState>('GET', `/archive-imports/${id}`);
        if (over) return;
        setState(answer);
        setProblem(null);
        waits = answer.counts.waiting > 0;
      } catch (error) {
        if (over) return;
        setProblem(error instanceof DeskRefused ? error.message : 'The desk cannot be read.');
      }
      if (waits) timer = setTimeout(() => void ask(), AGAIN_MS);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [id, round]);
  const refresh = useCallback(() => setRound((count) => count + 1), []);
  return { state, problem, refresh };
}
