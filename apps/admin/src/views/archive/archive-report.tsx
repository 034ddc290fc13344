import { Button, Link } from '@payloadcms/ui';
import type { FileShown, FileState } from '../../features/archive-import/archive-import-shape.ts';
import { Problem } from '../desk-page/problem.tsx';
import { useVerb } from '../issue-desk/use-verb.ts';
import { count } from '../paste/words.ts';
import { useArchiveImport } from './use-archive-import.ts';

/** How far an archive is, and what became of each file. */
export function ArchiveReport({ id }: { readonly id: string }) {
  const { problem, refresh, state } = useArchiveImport(id);
  const { busy, run } = useVerb(refresh);
  if (state === null) return <Problem>{problem}</Problem>;
  const { counts, files, name } = state;
  const texts = files.length - counts['left out'];
  const done = texts - counts.waiting;
  const again = files.filter(({ mayRetry }) => mayRetry).length;
  return (
    <section aria-label="Report" className="archive__report">
      <h2>{name}</h2>
      <Problem>{problem}</Problem>
      <p role="status">
        {counts.waiting > 0
          ? `${done} of ${count(texts, 'text')} read. You may leave this page.`
          : `Done: ${count(texts, 'text')} read.`}
      </p>
      {counts.waiting > 0 ? <progress aria-label="Texts read" max={texts} value={done} /> : null}
      <dl aria-label="What became of them" className="desk-page__counts">
        {(['made', 'known', 'failed', 'left out'] as const).map((at) => (
          <div key={at}>
            <dt>{stateWords[at]}</dt>
            <dd>{counts[at].toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
      {again === 0 || counts.waiting > 0 ? null : (
        <Button
          buttonStyle="secondary"
          disabled={busy !== null}
          margin={false}
          onClick={() =>
            void run<{ again: number }>(
              'retry',
              `/archive-imports/${id}/retry`,
              {},
              ({ again: texts }) => `${count(texts, 'text')} tried again.`,
            )
          }
          size="small"
        >
          Try the failed ones again
        </Button>
      )}
      <FileTable files={files} />
    </section>
  );
}

const stateWords: Readonly<Record<FileState, string>> = {
  waiting: 'to go',
  made: 'drafts made',
  known: 'here already',
  failed: 'failed',
  'left out': 'left out',
};

/** Failures first: they are what somebody has to do something about. */
const order: Readonly<Record<FileState, number>> = {
  failed: 0,
  made: 1,
  known: 2,
  waiting: 3,
  'left out': 4,
};

function FileTable({ files }: { readonly files: readonly FileShown[] }) {
  const sorted = [...files].sort((a, b) => order[a.state] - order[b.state]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section aria-label="Files" className="desk-page__scroll" tabIndex={0}>
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Outcome</th>
            <th scope="col">Issue</th>
            <th className="desk-table__number" scope="col">
              Lines
            </th>
            <th className="desk-table__number" scope="col">
              To look at
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ doubts, issueId, issueName, lines, name, state, why }) => (
            <tr key={name}>
              <th className="desk-table__address" scope="row">
                {name}
              </th>
              <td>
                {{ ...stateWords, made: 'draft made' }[state]}
                {why === null ? null : <span className="desk-table__small">{why}</span>}
              </td>
              <td>
                {issueId === null ? null : (
                  <Link href={`/admin/collections/issues/${issueId}`} prefetch={false}>
                    {issueName}
                  </Link>
                )}
              </td>
              <td className="desk-table__number">{lines?.toLocaleString('en')}</td>
              <td className="desk-table__number">{doubts?.toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
