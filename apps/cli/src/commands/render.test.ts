import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Snapshot } from '@masthead/domain';
import { findLostLines } from '@masthead/importer';
import { issueText } from '../../test/issue-text.ts';
import { makeFolder, runCli } from '../../test/run-cli.ts';
import { startStandInDesk } from '../../test/stand-in-desk.ts';

const token = 'a-local-token-of-at-least-thirty-two-characters';
const written = (folder: string, name: string) => readFileSync(join(folder, 'out', name), 'utf8');

describe('masthead render', () => {
  it('writes mail, text, page and snapshot of a file without any service, every word in order', async () => {
    const folder = makeFolder({ 'one.txt': issueText });
    const { code, out, err } = await runCli(['render', 'one.txt', '--out', 'out'], folder);
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n').filter((line) => line !== '')).toHaveLength(4);
    expect(Snapshot.parse(JSON.parse(written(folder, 'snapshot.json'))).issue.tagline).toBe(
      'Locks get cheaper, keys do not.',
    );
    expect(findLostLines(issueText, written(folder, 'email.txt'))).toEqual([]);
    expect(written(folder, 'email.html')).toContain('Sluice 2.1 Released');
    expect(written(folder, 'web.html')).toContain('Sluice 2.1 Released');
  });

  it('renders an issue of the desk by its number', async () => {
    const offline = makeFolder({ 'one.txt': issueText });
    await runCli(['render', 'one.txt', '--out', 'out'], offline);
    const snapshot: unknown = JSON.parse(written(offline, 'snapshot.json'));
    const desk = await startStandInDesk({ '/api/masthead/issues/by-number/7/snapshot': { body: snapshot } });
    try {
      const folder = makeFolder({});
      const { code } = await runCli(['render', '7', '--out', 'out'], folder, {
        ADMIN_URL: desk.url,
        LOCAL_TOKEN: token,
      });
      expect(code).toBe(0);
      expect(written(folder, 'email.txt')).toBe(written(offline, 'email.txt'));
      const missing = await runCli(['render', '8', '--out', 'out'], folder, {
        ADMIN_URL: desk.url,
        LOCAL_TOKEN: token,
      });
      expect(missing).toEqual({ code: 1, out: '', err: 'masthead: There is no such thing.\n' });
    } finally {
      await desk.close();
    }
  });

  it('a folder that cannot be made is one sentence', async () => {
    const folder = makeFolder({ 'one.txt': issueText, out: 'a file' });
    const { code, err } = await runCli(['render', 'one.txt', '--out', 'out'], folder);
    expect(code).toBe(2);
    expect(err).toMatch(/^masthead: out cannot be written to/);
  });
});
