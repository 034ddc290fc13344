'use client';

import type { ImportView } from '@masthead/delivery/ports';
import { useEffect, useState } from 'react';
import type { NewsletterReaders } from '../../features/subscribers/subscriber-shape.ts';
import { Problem } from '../desk-page/problem.tsx';
import { DeskRefused, deskRequest } from '../desk-request.ts';
import { type ImportChoice, ImportColumns } from './import-columns.tsx';
import { ImportProgress } from './import-progress.tsx';

/** Over JSON instants are strings; none of them is shown as an instant. */
type Shown = Omit<ImportView, 'createdAt' | 'finishedAt'>;

const isRunning = (view: Shown) => view.state === 'checking' || view.state === 'importing';

/** One import from file to done. Reloading the page loses nothing: the newest import is picked up where it is. */
export function ImportSteps({ newsletters }: { readonly newsletters: readonly NewsletterReaders[] }) {
  const [view, setView] = useState<Shown | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const attempt = async (run: () => Promise<Shown | null>) => {
    setBusy(true);
    try {
      setView(await run());
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof DeskRefused ? error.message : 'That did not work. Try again.');
    }
    setBusy(false);
  };

  useEffect(() => {
    void deskRequest<{ imports: readonly Shown[] }>('GET', '/subscribers/imports')
      .then(({ imports }) =>
        setView(imports.find((one) => isRunning(one) || one.state === 'checked') ?? null),
      )
      .catch(() => undefined);
  }, []);

  useEffect(() => {
    if (view === null || !isRunning(view)) return;
    const timer = setInterval(() => {
      void deskRequest<Shown>('GET', `/subscribers/imports/${view.id}`)
        .then(setView)
        .catch(() => undefined);
    }, 1000);
    return () => clearInterval(timer);
  }, [view]);

  const upload = (file: File) =>
    attempt(async () => {
      const response = await fetch(
        `/api/masthead/subscribers/imports?${new URLSearchParams({ name: file.name })}`,
        {
          method: 'POST',
          credentials: 'same-origin',
          headers: { 'Content-Type': 'text/csv' },
          body: file,
        },
      );
      const answer = await response.json();
      if (response.ok) return answer as Shown;
      throw new DeskRefused(
        `${answer?.error?.message ?? 'The file was not taken.'} ${answer?.error?.help ?? ''}`,
      );
    });
  const start = (choice: ImportChoice) =>
    attempt(() => deskRequest<Shown>('POST', `/subscribers/imports/${view?.id ?? ''}/start`, choice));
  const cancel = () =>
    attempt(async () => {
      await deskRequest('POST', `/subscribers/imports/${view?.id ?? ''}/cancel`);
      return null;
    });

  return (
    <>
      <Problem>{problem}</Problem>
      {view === null || view.state === 'done' || view.state === 'failed' || view.state === 'cancelled' ? (
        <ChooseFile busy={busy} upload={upload} />
      ) : null}
      {view === null ? null : <ImportProgress cancel={cancel} view={view} />}
      {view !== null && (view.state === 'uploaded' || view.state === 'checked') ? (
        <ImportColumns busy={busy} key={view.id} newsletters={newsletters} start={start} view={view} />
      ) : null}
    </>
  );
}

function ChooseFile({
  busy,
  upload,
}: {
  readonly busy: boolean;
  readonly upload: (file: File) => Promise<void>;
}) {
  return (
    <form className="subscribers__form">
      <div>
        <label htmlFor="import-file">A CSV file in UTF-8 whose first line names the columns</label>
        <input
          accept=".csv,text/csv"
          disabled={busy}
          id="import-file"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) void upload(file);
          }}
          type="file"
        />
      </div>
      <ul className="subscribers__rules desk-page__note">
        <li>
          Whom the file calls pending, unsubscribed or suppressed is not imported: those rows are listed as
          refused. A pause goes on.
        </li>
        <li>Who is new is added as confirmed, with the consent you name.</li>
        <li>Who signed up and has not confirmed yet is confirmed by that consent.</li>
        <li>Who is on the list keeps state, frequency and consent; a missing name or topic is filled in.</li>
        <li>Who unsubscribed, bounced, complained or was erased is not brought back.</li>
        <li>Of rows with the same address the first counts.</li>
      </ul>
    </form>
  );
}
