import { ImportedFile } from '@masthead/domain';
import { z } from 'zod';
import { makeZip } from '../../../../packages/importer/test/make-zip.ts';
import { issueText, nextIssueText } from '../../test/issue-text.ts';
import { makeFolder, runCli } from '../../test/run-cli.ts';
import { type StandInDesk, startStandInDesk } from '../../test/stand-in-desk.ts';

const token = 'a-local-token-of-at-least-thirty-two-characters';

describe('masthead import --dry-run', () => {
  const folder = makeFolder({ 'one.txt': issueText, 'two.txt': nextIssueText });

  it('--json prints one array of { file, issue, report } and nothing else', async () => {
    const { code, out, err } = await runCli(['import', 'one.txt', 'two.txt', '--dry-run', '--json'], folder);
    expect([code, err]).toEqual([0, '']);
    const files = z.array(ImportedFile).parse(JSON.parse(out));
    expect(files.map(({ file }) => file)).toEqual(['one.txt', 'two.txt']);
    for (const { report } of files) expect(report.placed + report.asFreeText).toBe(report.lines);
  });

  it('suggests across the files given, and not what merges exactly', async () => {
    const { out } = await runCli(['import', 'one.txt', 'two.txt', '--dry-run', '--json'], folder);
    const [first, second] = z.array(ImportedFile).parse(JSON.parse(out));
    expect(first?.report.suggestions).toEqual([]);
    expect(second?.report.suggestions).toMatchObject([
      {
        mention: 'Sluice 2.1 Ships Quieter Gates and a Manual',
        candidate: 'Sluice 2.1 Released: Quieter Gates',
        mentionRef: 'two.txt:4',
        candidateRef: 'one.txt:6',
      },
    ]);
  });

  it('without --json says in words what was read', async () => {
    const { out } = await runCli(['import', 'one.txt', '--dry-run'], folder);
    expect(out).toContain('one.txt: 13 lines, 13 placed, 0 kept as free text');
  });
});

describe('an archive', () => {
  const zip = makeZip([
    { name: 'posts.csv', content: 'post_id,post_date,title\n1.one,2025-01-07T08:00:00Z,The first\n' },
    { name: 'posts/1.one.html', content: '<p>There was a lock.</p><p>It counted.</p>' },
    { name: 'posts/1.one.opens.csv', content: 'email\nada@readers.example' },
    { name: 'bomb.html', content: Buffer.alloc(2_400_000, 32) },
  ]);
  const folder = makeFolder({ 'export.zip': zip, 'none.zip': makeZip([]), 'no.zip': 'no zip' });

  it('is opened: each text under its title, with its date; what is no issue is named by its reason', async () => {
    const desk = await startStandInDesk({
      '/api/masthead/import': {
        body: { issueId: 'a'.repeat(24), number: 1, slug: 'one', created: true, entries: {} },
      },
    });
    try {
      const { code, out } = await runCli(['import', 'export.zip'], folder, {
        ADMIN_URL: desk.url,
        LOCAL_TOKEN: token,
      });
      expect(code).toBe(0);
      expect(out).toContain('export.zip/posts/1.one.html: 3 lines');
      expect(out).toContain('draft issue № 1 made');
      expect(out).toContain('export.zip/bomb.html: not read. It would unpack to more than two hundred times');
      expect(out).toContain('1 file left out: A list of readers');
      const [sent] = desk.requests.filter(({ path }) => path === '/api/masthead/import');
      expect(sent?.body).toMatchObject({ date: '2025-01-07', draft: { tagline: 'The first' } });
    } finally {
      await desk.close();
    }
  });

  it.each([
    ['none.zip', 'none.zip holds no text that an issue is made of.'],
    ['no.zip', 'no.zip is no zip that can be read: it is damaged, or not complete.'],
  ])('%s: one sentence, exit code 2', async (file, sentence) => {
    const { code, err } = await runCli(['import', file, '--dry-run'], folder);
    expect([code, err]).toEqual([2, `masthead: ${sentence}\n`]);
  });
});

describe('a file that cannot be used', () => {
  const folder = makeFolder({
    'good.txt': issueText,
    'empty.txt': '',
    'blank.txt': ' \n\n\ufeff',
    'binary.dat': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
    'latin.txt': Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x20, 0x63]),
    'huge.txt': 'x'.repeat(5_000_001),
  });

  it.each([
    ['missing.txt', 'missing.txt does not exist.'],
    ['empty.txt', 'empty.txt is empty: there is nothing to read.'],
    ['blank.txt', 'blank.txt is empty: there is nothing to read.'],
    ['binary.dat', 'binary.dat is not a text file: it holds binary data.'],
    ['latin.txt', 'latin.txt is not a text file: it holds binary data.'],
    ['huge.txt', 'huge.txt is larger than 5 MB: an issue is text, so this is probably something else.'],
    ['.', '. is a folder: name the text files in it.'],
  ])('%s: one sentence on stderr, exit code 2, nothing on stdout', async (file, sentence) => {
    for (const command of [
      ['import', 'good.txt', file, '--json'],
      ['render', file, '--out', 'out'],
    ]) {
      expect(await runCli(command, folder)).toEqual({ code: 2, out: '', err: `masthead: ${sentence}\n` });
    }
  });
});

describe('masthead import, with a desk', () => {
  const folder = makeFolder({ 'one.txt': issueText, 'two.txt': nextIssueText });
  let desk: StandInDesk;
  const env = () => ({ ADMIN_URL: desk.url, LOCAL_TOKEN: token });
  afterEach(() => desk.close());

  it('sends each draft once with its key and the local token', async () => {
    desk = await startStandInDesk({
      '/api/masthead/import': { body: { issueId: 'a'.repeat(24), number: 7, created: true, entries: {} } },
    });
    const { code, out } = await runCli(
      ['import', 'one.txt', 'two.txt', '--newsletter', 'canal'],
      folder,
      env(),
    );
    expect(code).toBe(0);
    expect(out).toContain('draft issue № 7 made');
    const posts = desk.requests.filter(({ method }) => method === 'POST');
    expect(posts).toHaveLength(2);
    expect(posts[0]).toMatchObject({
      path: '/api/masthead/import',
      authorization: `MastheadLocal ${token}`,
      body: {
        newsletter: 'canal',
        importKey: expect.stringMatching(/^[0-9a-f]{64}$/),
        draft: { tagline: 'Locks get cheaper, keys do not.' },
      },
    });
  });

  it('suggests against its entries, and reads all the same when it has no such list', async () => {
    const stories = { docs: [{ id: 'b'.repeat(24), title: 'Sluice 2.1 Is Out With Quieter Gates' }] };
    desk = await startStandInDesk({
      '/api/stories': { body: stories },
      '/api/papers': { body: { docs: [] } },
      '/api/media': { body: { docs: [] } },
    });
    const suggestionsOf = async () => {
      const { out } = await runCli(['import', 'one.txt', '--dry-run', '--json'], folder, env());
      return z.array(ImportedFile).parse(JSON.parse(out))[0]?.report.suggestions;
    };
    expect(await suggestionsOf()).toMatchObject([{ candidateRef: 'b'.repeat(24) }]);
    expect(desk.requests.map(({ authorization }) => authorization)).toEqual(
      Array(3).fill(`MastheadLocal ${token}`),
    );
    await desk.close();
    desk = await startStandInDesk({});
    expect(await suggestionsOf()).toEqual([]);
  });

  it('passes on the desk’s own words when it says no', async () => {
    desk = await startStandInDesk({
      '/api/masthead/import': {
        status: 422,
        body: { error: { message: 'There is no newsletter "x".', help: 'Make one first.' } },
      },
    });
    expect(await runCli(['import', 'one.txt', '--newsletter', 'x'], folder, env())).toEqual({
      code: 1,
      out: '',
      err: 'masthead: There is no newsletter "x". Make one first.\n',
    });
  });

  it('says what to do when none is running', async () => {
    desk = await startStandInDesk({});
    const gone = env();
    await desk.close();
    const { code, err } = await runCli(['import', 'one.txt'], folder, gone);
    expect(code).toBe(1);
    expect(err).toBe(
      `masthead: The desk is not running at ${gone.ADMIN_URL}: start it with "npm start" (or set ADMIN_URL).\n`,
    );
  });

  it('says so when none is known', async () => {
    desk = await startStandInDesk({});
    const { code, err } = await runCli(['import', 'one.txt'], folder);
    expect(code).toBe(1);
    expect(err).toMatch(/^masthead: No desk is known here/);
  });
});
