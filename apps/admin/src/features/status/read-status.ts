import { version } from '@masthead/config';
import type { Payload } from 'payload';
import { delivery } from '../../delivery.ts';
import { databaseOf } from '../../read-model.ts';
import { allChecks, type Outside } from '../doctor/all-checks.ts';
import { examine, type NamedFinding } from '../doctor/examine.ts';

export interface Status {
  /** What runs here, by name; null where nobody answered. */
  readonly versions: readonly { readonly name: string; readonly version: string | null }[];
  readonly lastBackup: LastBackup | null;
  readonly sections: readonly { readonly title: string; readonly findings: readonly NamedFinding[] }[];
}

/** As `masthead backup` writes it down when a backup was read again and found whole. */
export interface LastBackup {
  readonly at: Date;
  readonly documents: number;
  readonly media: number;
}

const titles = ['Services', 'Sending', 'The provider', 'What is kept', 'DNS'] as const;

/**
 * How the installation is, in an admin's words: the doctor's checks by what they are about, versions, the last backup.
 * @param outside what tests put in the place of the world outside.
 */
export async function readStatus(payload: Payload, outside?: Outside): Promise<Status> {
  const engine = await delivery();
  const [findings, facts, backup] = await Promise.all([
    examine(await allChecks(payload, outside)),
    engine.installation().catch(() => null),
    databaseOf(payload)
      .collection<{ _id: string; value: LastBackup }>('settings')
      .findOne({ _id: 'lastBackup' }),
  ]);
  return {
    versions: [
      { name: 'Masthead', version },
      { name: 'Node', version: process.versions.node },
      { name: 'MongoDB', version: facts?.mongodb.version ?? null },
      { name: 'Redis', version: facts?.redis?.version ?? null },
    ],
    lastBackup: backup?.value ?? null,
    sections: titles
      .map((title) => ({ title, findings: findings.filter(({ name }) => titleOf(name) === title) }))
      .filter((section) => section.findings.length > 0),
  };
}

function titleOf(name: string): (typeof titles)[number] {
  if (/^(SPF|DKIM|DMARC) of /.test(name)) return 'DNS';
  if (/^(provider key|webhook|hand-over by template|domain .*)$/.test(name)) return 'The provider';
  if (/^(sending|warm-up|campaigns|queue|leases)$/.test(name)) return 'Sending';
  if (/^(ledger|read model|environment|migrations|indexes)$/.test(name)) return 'What is kept';
  return 'Services';
}
