import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { makeFolder, runCli } from '../test/run-cli.ts';

describe('masthead', () => {
  it('--help names the commands', async () => {
    const { code, out } = await runCli(['--help'], makeFolder({}));
    expect(code).toBe(0);
    for (const command of ['import', 'render', 'campaigns']) expect(out).toContain(command);
  });

  it.each([[['bogus']], [['import']], [['render', 'x']], [['import', 'x', '--nonsense']]])(
    '%j is refused with exit code 2',
    async (args) => {
      const { code, out, err } = await runCli(args, makeFolder({}));
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/^error: /);
    },
  );

  it('a malformed variable is named, without a stack', async () => {
    const folder = makeFolder({ 'one.txt': 'Some text.' });
    const { code, err } = await runCli(['import', 'one.txt', '--dry-run'], folder, {
      ADMIN_URL: 'not an address',
    });
    expect(code).toBe(2);
    expect(err).toContain('ADMIN_URL');
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('runs from its sources with plain node: one sentence and exit code 2, no stack', () => {
    const bin = join(import.meta.dirname, '..', 'bin', 'masthead.mjs');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [bin, 'import', 'missing.txt', '--dry-run'],
      { encoding: 'utf8' },
    );
    expect([status, stdout, stderr]).toEqual([2, '', 'masthead: missing.txt does not exist.\n']);
  });
});
