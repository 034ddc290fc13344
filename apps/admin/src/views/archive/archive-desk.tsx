'use client';

import { Button } from '@payloadcms/ui';
import { useState } from 'react';
import type { ArchiveImportShown } from '../../features/archive-import/archive-import-shape.ts';
import type { NewsletterToChoose } from '../desk-page/newsletter-choice.tsx';
import { Problem } from '../desk-page/problem.tsx';
import { DeskRefused } from '../desk-request.ts';
import './archive.css';
import { count } from '../paste/words.ts';
import { ArchiveReport } from './archive-report.tsx';
import { ArchiveSource } from './archive-source.tsx';

interface Props {
  readonly earlier: readonly ArchiveImportShown[];
  readonly newsletters: readonly NewsletterToChoose[];
}

/** Files in, drafts and a report out. The desk works on by itself: the page may be left. */
export function ArchiveDesk({ earlier, newsletters }: Props) {
  const [newsletter, setNewsletter] = useState(newsletters[0]?.slug ?? '');
  const [shown, setShown] = useState<string | null>(
    earlier.find(({ counts }) => counts.waiting > 0)?.id ?? null,
  );
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (files: readonly File[]) => {
    if (busy || files.length === 0) return;
    setBusy(true);
    setProblem(null);
    try {
      setShown((await sendFiles(files, newsletter)).id);
    } catch (error) {
      setProblem(error instanceof DeskRefused ? error.message : 'The files did not arrive. Try again.');
    }
    setBusy(false);
  };
  if (newsletters.length === 0)
    return <p className="desk-page__empty">Make a newsletter first: issues belong to one.</p>;
  return (
    <div className="archive">
      <ArchiveSource
        busy={busy}
        newsletter={newsletter}
        newsletters={newsletters}
        onNewsletter={setNewsletter}
        onTake={(files) => void take(files)}
      />
      <Problem>{problem}</Problem>
      {shown === null ? null : <ArchiveReport id={shown} key={shown} />}
      {earlier.filter(({ id }) => id !== shown).length === 0 ? null : (
        <section aria-label="Earlier archives" className="archive__earlier">
          <h2>Earlier</h2>
          <ul>
            {earlier
              .filter(({ id }) => id !== shown)
              .map(({ at, by, counts, id, name }) => (
                <li key={id}>
                  <Button buttonStyle="secondary" margin={false} onClick={() => setShown(id)} size="small">
                    Open the report
                  </Button>
                  <span>
                    {name}, {new Date(at).toLocaleString()}, by {by}: {count(counts.made, 'draft')} made
                    {counts.failed === 0 ? '' : `, ${counts.failed} failed`}
                    {counts.waiting === 0 ? '' : `, ${counts.waiting} to go`}
                  </span>
                </li>
              ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** @throws DeskRefused with the desk's own words */
async function sendFiles(files: readonly File[], newsletter: string): Promise<{ readonly id: string }> {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  const response = await fetch(`/api/masthead/archive-imports?${new URLSearchParams({ newsletter })}`, {
    method: 'POST',
    credentials: 'same-origin',
    body: form,
  });
  const answer = await response.json();
  if (response.ok) return answer as { id: string };
  throw new DeskRefused(
    `${answer?.error?.message ?? 'The files were not taken.'} ${answer?.error?.help ?? ''}`.trim(),
  );
}
