import type { IssueDraft } from '@masthead/domain';
import { useEffect, useRef, useState } from 'react';
import type { ReadPaste } from '../../features/paste/paste-shape.ts';
import { DeskRefused, deskRequest } from '../desk-request.ts';

/** While somebody types or mends the text. */
const PATIENCE_MS = 400;

export interface Pasted {
  readonly read: ReadPaste | null;
  readonly draft: IssueDraft | null;
  readonly problem: string | null;
  readonly busy: boolean;
  setDraft(draft: IssueDraft): void;
}

/** The source as the desk reads it, and the draft as it is being mended. An answer that was overtaken is dropped. */
export function usePaste(source: string): Pasted {
  const [read, setRead] = useState<ReadPaste | null>(null);
  const [draft, setDraft] = useState<IssueDraft | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const latest = useRef(0);

  useEffect(() => {
    latest.current += 1;
    const mine = latest.current;
    if (source.trim() === '') {
      setRead(null);
      setDraft(null);
      setProblem(null);
      setBusy(false);
      return;
    }
    setBusy(true);
    const ask = async () => {
      try {
        const answer = await deskRequest<ReadPaste>('POST', '/paste', { source });
        if (latest.current !== mine) return;
        setRead(answer);
        setDraft(answer.draft);
        setProblem(null);
      } catch (error) {
        if (latest.current !== mine) return;
        setRead(null);
        setDraft(null);
        setProblem(error instanceof DeskRefused ? error.message : 'The paste cannot be read.');
      }
      setBusy(false);
    };
    const timer = setTimeout(() => void ask(), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [source]);

  return { read, draft, problem, busy, setDraft };
}
