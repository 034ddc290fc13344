import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { countByLicence, shippedPackages, unapproved } from './licences.ts';
import { readAudit } from './read-audit.ts';

const lockfile = JSON.parse(readFileSync(new URL('../../../../package-lock.json', import.meta.url), 'utf8'));

describe('what ships', () => {
  it('stands under licences on our list, all of it', () => {
    const packages = shippedPackages(lockfile);
    expect(packages.length).toBeGreaterThan(200);
    expect(unapproved(packages)).toEqual([]);
  });

  it('leaves out what only development needs, and is judged by expression', () => {
    const packages = shippedPackages({
      packages: {
        '': { version: '0.1.0' },
        'node_modules/a': { version: '1.0.0', license: '(GPL-3.0 OR MIT)' },
        'node_modules/b/node_modules/@c/d': { version: '2.0.0', license: 'AGPL-3.0-or-later' },
        'node_modules/e': { version: '3.0.0', license: 'AGPL-3.0', dev: true },
        'node_modules/f': { version: '4.0.0' },
        'node_modules/g': { version: '5.0.0', license: 'SEE LICENSE IN x' },
      },
    });
    expect(packages.map(({ name }) => name)).toEqual(['a', '@c/d', 'f', 'g']);
    expect(unapproved(packages).map(({ name }) => name)).toEqual(['@c/d', 'f', 'g']);
    expect(countByLicence(packages)).toHaveLength(4);
  });
});

describe('what the registry says', () => {
  const hole = {
    name: 'old',
    severity: 'high',
    range: '<1.0.0 || >2',
    via: [{ title: 'Reads too far', severity: 'high' }],
    fixAvailable: true,
  };

  it('names each hole, and is bad from high on', () => {
    const said = readAudit(JSON.stringify({ vulnerabilities: { old: hole } }));
    expect(said.verdict).toBe('bad');
    expect(said.lines.at(-1)).toBe('| old | <1.0.0 \\|\\| >2 | high | Reads too far |');
    const mild = { vulnerabilities: { old: { ...hole, severity: 'moderate' } } };
    expect(readAudit(`npm failed: ${JSON.stringify(mild)}`).verdict).toBe('fine');
    const none = readAudit('{"vulnerabilities":{}}');
    expect([none.verdict, none.lines.at(-1)]).toEqual(['fine', 'None.']);
  });

  it('is unknown when it does not answer, and never none', () => {
    for (const printed of ['', 'npm error', '{"message":"not found"}']) {
      const { lines, verdict } = readAudit(printed);
      expect([verdict, lines[0]]).toEqual(['unknown', expect.stringContaining('**Unknown.**')]);
      expect(lines.join(' ')).not.toContain('None.');
    }
  });
});
