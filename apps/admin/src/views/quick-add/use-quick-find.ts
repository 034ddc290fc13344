import { useEffect, useRef, useState } from 'react';
import type { EntryCollection } from '../../features/entries/entry-shape.ts';
import type { QuickFound } from '../../features/entries/quick-find.ts';
import type { MetadataAnswer } from '../../features/metadata/paper-metadata.ts';
import { DeskRefused, deskRequest } from '../desk-request.ts';

/** While somebody types. */
const PATIENCE_MS = 200;

/** What the typed text names; and beside it, whenever it comes, what a registry says of the id in it. */
export function useQuickFind(collection: EntryCollection, text: string) {
  const [found, setFound] = useState<QuickFound | null>(null);
  const [metadata, setMetadata] = useState<MetadataAnswer | 'asking' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(0);

  useEffect(() => {
    latest.current += 1;
    const mine = latest.current;
    const isMine = () => latest.current === mine;
    setMetadata(null);
    setProblem(null);
    if (text.trim() === '') {
      setFound(null);
      return;
    }
    const ask = async () => {
      try {
        const answer = await deskRequest<QuickFound>('POST', '/entries/find', { collection, text });
        if (!isMine()) return;
        setFound(answer);
        const paper = paperId(answer);
        if (answer.match !== null || paper === null) return;
        setMetadata('asking');
        const looked = await deskRequest<MetadataAnswer>('POST', '/entries/look-up', paper).catch(
          (): MetadataAnswer => ({ state: 'unreachable' }),
        );
        if (isMine()) setMetadata(looked);
      } catch (error) {
        if (isMine())
          setProblem(error instanceof DeskRefused ? error.message : 'The library cannot be asked.');
      }
    };
    const timer = setTimeout(() => void ask(), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [collection, text]);

  return { found, metadata, problem };
}

function paperId({ ids }: QuickFound): { registry: 'arxiv' | 'crossref'; id: string } | null {
  if (ids.arxiv !== null) return { registry: 'arxiv', id: ids.arxiv };
  return ids.doi === null ? null : { registry: 'crossref', id: ids.doi };
}
