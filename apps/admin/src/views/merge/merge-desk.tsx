'use client';

import { Button, toast } from '@payloadcms/ui';
import { useRouter } from 'next/navigation';
import { useEffect, useId, useState } from 'react';
import type { MergeCollection, MergePreview, MergeSide } from '../../features/merge/merge-shape.ts';
import { DeskRefused, deskRequest } from '../desk-request.ts';
import './merge.css';
import { Problem } from '../desk-page/problem.tsx';
import { PickEntry } from './pick-entry.tsx';

const kinds = {
  stories: 'Stories',
  papers: 'Papers',
  media: 'Talks, podcasts, videos',
  topics: 'Topics',
} as const;

/** Two picked, what would move is shown, then one press. */
export function MergeDesk() {
  const [collection, setCollection] = useState<MergeCollection>('stories');
  const [from, setFrom] = useState<MergeSide | null>(null);
  const [into, setInto] = useState<MergeSide | null>(null);
  const [preview, setPreview] = useState<MergePreview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const router = useRouter();
  const kindId = useId();

  useEffect(() => {
    let over = false;
    setPreview(null);
    setProblem(null);
    if (from === null || into === null) return;
    deskRequest<MergePreview>('POST', '/merges/preview', { collection, from: from.id, into: into.id })
      .then((answer) => {
        if (!over) setPreview(answer);
      })
      .catch((error: unknown) => {
        if (!over) setProblem(error instanceof DeskRefused ? error.message : 'It cannot be shown.');
      });
    return () => {
      over = true;
    };
  }, [collection, from, into]);

  const merge = async () => {
    if (from === null || into === null || busy) return;
    setBusy(true);
    try {
      await deskRequest('POST', '/merges', { collection, from: from.id, into: into.id });
      toast.success(`“${from.title}” is now “${into.title}”.`);
      setFrom(null);
      setInto(null);
      router.refresh();
    } catch (error) {
      toast.error(error instanceof DeskRefused ? error.message : 'They were not merged. Try again.');
    }
    setBusy(false);
  };

  return (
    <section aria-label="Merge two entries" className="merge">
      <div className="merge__pick">
        <label htmlFor={kindId}>What they are</label>
        <select
          id={kindId}
          onChange={({ target }) => {
            const next = (Object.keys(kinds) as MergeCollection[]).find((one) => one === target.value);
            setCollection(next ?? 'stories');
            setFrom(null);
            setInto(null);
          }}
          value={collection}
        >
          {Object.entries(kinds).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className="merge__pair">
        <PickEntry collection={collection} label="The entry that goes" onPick={setFrom} picked={from} />
        <PickEntry collection={collection} label="The entry that stays" onPick={setInto} picked={into} />
      </div>
      <Problem>{problem}</Problem>
      {preview === null ? null : (
        <>
          <MergePreviewShown preview={preview} />
          <Button disabled={busy} margin={false} onClick={() => void merge()} size="medium">
            {busy ? 'Merging …' : `Merge: ${whatFollows(preview)}`}
          </Button>
        </>
      )}
    </section>
  );
}

function whatFollows({ entries, issues }: MergePreview): string {
  const [number, noun] = entries === undefined ? [issues.length, 'issue'] : [entries, 'entry'];
  return number === 1 ? `1 ${noun} follows` : `${number} ${noun === 'entry' ? 'entries' : 'issues'} follow`;
}

function MergePreviewShown({ preview }: { readonly preview: MergePreview }) {
  const { entries, fills, from, into, keeps } = preview;
  return (
    <div aria-label="What moves" className="merge__preview" role="status">
      {entries === undefined ? (
        <EntriesMove preview={preview} />
      ) : (
        <p>
          {entries === 0
            ? 'Nothing stands under the topic that goes.'
            : `What stands under “${from.title}” stands under “${into.title}”.`}{' '}
          What was approved keeps the name it was sent with; its public page leads to the other’s.
        </p>
      )}
      {fills.map(({ field, value }) => (
        <p key={field}>
          “{into.title}” takes over: {field} {value}
        </p>
      ))}
      {keeps.map(({ dropped, field, kept }) => (
        <p key={field}>
          {field}: {kept} stays, <s>{dropped}</s> goes
        </p>
      ))}
    </div>
  );
}

function EntriesMove({ preview: { from, issues, versions } }: { readonly preview: MergePreview }) {
  return (
    <p>
      {issues.length === 0
        ? 'No issue mentions the entry that goes.'
        : `Mentions in ${issues.map(({ name }) => name).join(', ')} follow.`}{' '}
      {versions.toLocaleString('en')} stored versions follow too; what was approved stays as it was sent.
      {from.coveredIn.length === 0 ? '' : ' Its public page leads to the other’s.'}
    </p>
  );
}
