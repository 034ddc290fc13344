import { Pill } from '@payloadcms/ui';
import type { Payload } from 'payload';
import type { NamedFinding } from '../../features/doctor/examine.ts';
import { type LastBackup, readStatus } from '../../features/status/read-status.ts';
import { momentLabel } from '../moment-label.ts';

const words = { ok: 'well', note: 'to know', bad: 'to mend' } as const;
const pills = { ok: 'success', note: 'light-gray', bad: 'error' } as const;

/** Everything the doctor found, by what it is about; first what is to be mended. */
export async function StatusReport({ payload }: { readonly payload: Payload }) {
  const { lastBackup, sections, versions } = await readStatus(payload);
  const wrong = sections.flatMap(({ findings }) => findings.filter(({ state }) => state === 'bad'));
  return (
    <>
      <p className="desk-status-page__sum">
        {wrong.length === 0 ? 'All is well.' : `To mend: ${wrong.map(({ name }) => name).join(', ')}.`}
      </p>
      <dl className="desk-page__counts desk-status-page__versions">
        {versions.map(({ name, version }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{version ?? 'no answer'}</dd>
          </div>
        ))}
        <div>
          <dt>Last backup</dt>
          <dd>{backupWords(lastBackup)}</dd>
        </div>
      </dl>
      {sections.map(({ findings, title }) => (
        <section className="desk-page__newsletter" key={title}>
          <h2>{title}</h2>
          <div className="desk-page__scroll">
            <table className="desk-table desk-status-page__table">
              <thead>
                <tr>
                  <th scope="col">What</th>
                  <th scope="col">How it is</th>
                  <th scope="col">Seen</th>
                </tr>
              </thead>
              <tbody>
                {findings.map((finding) => (
                  <FindingRow finding={finding} key={finding.name} />
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
    </>
  );
}

function FindingRow({ finding }: { readonly finding: NamedFinding }) {
  const { detail, mend, name, state } = finding;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Pill pillStyle={pills[state]} size="small">
          {words[state]}
        </Pill>
      </td>
      <td>
        {detail}
        {mend === null ? null : <span className="desk-table__small">{mend}</span>}
      </td>
    </tr>
  );
}

function backupWords(backup: LastBackup | null): string {
  return backup === null ? 'none yet' : `${momentLabel(backup.at.toISOString(), 'UTC', { short: true })} UTC`;
}
