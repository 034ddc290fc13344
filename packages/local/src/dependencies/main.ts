import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runForOutput } from '../processes/run-for-output.ts';
import { countByLicence, shippedPackages, unapproved } from './licences.ts';
import { type AuditVerdict, readAudit } from './read-audit.ts';

/**
 * `npm run report:dependencies`: what we ship, under which licences, with which known holes, from the lockfile; written to
 * docs/dependencies.md. 0 when every licence is on the list and no hole is high or critical; 2 when nobody answers which
 * holes there are.
 */
export async function dependencies(root: string, today: Date): Promise<number> {
  const packages = shippedPackages(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const strange = unapproved(packages);
  const audit = await askRegistry(root);
  const lines = [
    '# What we are built of',
    '',
    `By \`npm run report:dependencies\` on ${today.toISOString().slice(0, 10)}, from package-lock.json: ${packages.length} packages that ship; what only`,
    'development needs is not counted. Licences are those that each package states.',
    '',
    '## Licences',
    '',
    '| licence | packages |',
    '|---|---|',
    ...countByLicence(packages).map(([licence, count]) => `| ${licence} | ${count} |`),
    '',
    strange.length === 0
      ? 'Every one is on the list in `packages/local/src/dependencies/licences.ts`; a test holds the lockfile to it.'
      : `Not on our list: ${strange.map(({ name, version, licence }) => `${name} ${version} (${licence ?? 'none'})`).join(', ')}.`,
    '',
    '## Known holes',
    '',
    ...audit.lines,
    '',
  ];
  writeFileSync(join(root, 'docs/dependencies.md'), lines.join('\n'));
  console.log(lines.join('\n'));
  if (strange.length > 0 || audit.verdict === 'bad') return 1;
  return audit.verdict === 'unknown' ? 2 : 0;
}

async function askRegistry(
  root: string,
): Promise<{ readonly lines: readonly string[]; readonly verdict: AuditVerdict }> {
  const args = ['audit', '--omit=dev', '--json'];
  // Exits with 1 where it found something, so what it printed is what counts.
  const printed = await runForOutput('npm', args, {
    cwd: root,
    timeoutMs: 120_000,
    keepLines: 100_000,
  }).catch((error: Error) => error.message);
  return readAudit(printed);
}
