import type { IssueDraft } from '@masthead/domain';
import { useCallback, useEffect, useRef, useState } from 'react';
import { mostPasteBytes, tooLong } from '../../features/paste/paste-limit.ts';
import type { ReadPaste } from '../../features/paste/paste-shape.ts';
import { DeskRefused, deskRequest } from '../desk-request.ts';

/** While somebody types or mends the text. */
const PATIENCE_MS = 400;

export interface Pasted {
  readonly read: ReadPaste | null;
  readonly draft: IssueDraft | null;
  readonly problem: string | null;
  readonly busy: boolean;
  changeDraft(change: (draft: IssueDraft) => IssueDraft): void;
}

/** The source as the desk reads it, and the draft as it is being mended. An answer that was overtaken is dropped. */
export function usePaste(source: string): Pasted {
  const [read, setRead] = useState<ReadPaste | null>(null);
  const [draft, setDraft] = useState<IssueDraft | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const latest = useRef(0);
  const length = useRef(0);

  useEffect(() => {
    latest.current += 1;
    const mine = latest.current;
    if (source.trim() === '') {
      length.current = 0;
      setRead(null);
      setDraft(null);
      setProblem(null);
      setBusy(false);
      return;
    }
    // What the desk would refuse is not sent to it.
    if (source.length > mostPasteBytes) {
      setRead(null);
      setDraft(null);
      setProblem(refusal(source.length));
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
    // A paste is whole at once; letters follow each other.
    const typed = Math.abs(source.length - length.current) < 20;
    length.current = source.length;
    const timer = setTimeout(() => void ask(), typed ? PATIENCE_MS : 0);
    return () => clearTimeout(timer);
  }, [source]);

  const changeDraft = useCallback(
    (change: (draft: IssueDraft) => IssueDraft) =>
      setDraft((draft) => (draft === null ? null : change(draft))),
    [],
  );
  return { read, draft, problem, busy, changeDraft };
}

/** Of that many bytes, as the page shows it. */
export function refusal(bytes: number): string {
  const { help, message } = tooLong(bytes);
  return `${message} ${help}`;
}
