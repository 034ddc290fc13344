'use client';

import {
  type ImportOutcome,
  type ImportState,
  type ImportView,
  importOutcomes,
} from '@masthead/delivery/ports';
import { assertNever } from '@masthead/domain';
import { Button } from '@payloadcms/ui';

interface Props {
  readonly view: Pick<
    ImportView,
    'id' | 'name' | 'state' | 'bytes' | 'bytesRead' | 'rows' | 'counts' | 'failure'
  >;
  readonly cancel: () => Promise<void>;
}

const outcomeWords: Readonly<Record<ImportOutcome, string>> = {
  added: 'added',
  confirmed: 'confirmed',
  updated: 'filled in',
  known: 'on the list already',
  repeated: 'in the file twice',
  refused: 'refused',
};

/** How far it is, and what became of the rows so far. */
export function ImportProgress({ view, cancel }: Props) {
  const isRunning = view.state === 'checking' || view.state === 'importing';
  return (
    <section aria-label="Progress" className="subscribers__form">
      <h2>{view.name}</h2>
      <p role="status">{stateWords(view.state, view.failure)}</p>
      {isRunning ? <progress aria-label="Read" max={view.bytes} value={view.bytesRead} /> : null}
      {view.state === 'uploaded' ? null : (
        <dl className="desk-page__counts">
          <div>
            <dt>rows read</dt>
            <dd>{view.rows.toLocaleString('en')}</dd>
          </div>
          {importOutcomes.map((outcome) => (
            <div key={outcome}>
              <dt>{outcomeWords[outcome]}</dt>
              <dd>{view.counts[outcome].toLocaleString('en')}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className="desk-page__pages">
        {view.counts.refused > 0 ? (
          <a download href={`/api/masthead/subscribers/imports/${view.id}/errors`}>
            Download the refused rows
          </a>
        ) : null}
        {isRunning || view.state === 'uploaded' || view.state === 'checked' ? (
          <Button buttonStyle="secondary" margin={false} onClick={() => void cancel()} size="small">
            {isRunning ? 'Stop: rows already written stay' : 'Throw the file away'}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function stateWords(state: ImportState, failure: string | null): string {
  switch (state) {
    case 'uploaded':
      return 'The file is here. Say what its columns mean.';
    case 'checking':
      return 'Dry run: nothing is written.';
    case 'checked':
      return 'The dry run is over. This is what an import would do.';
    case 'importing':
      return 'Importing. You may leave this page.';
    case 'done':
      return 'Done. The file is deleted; refused rows are kept for a month.';
    case 'failed':
      return `The file cannot be read on: ${failure ?? 'it is damaged'}. Rows before that are written.`;
    case 'cancelled':
      return 'Stopped. Rows written before stay.';
    default:
      return assertNever(state);
  }
}
