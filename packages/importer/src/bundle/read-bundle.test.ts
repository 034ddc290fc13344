import { describe, expect, test } from '@jest/globals';
import { makeZip, type Packed } from '../../test/make-zip.ts';
import { importPaste } from '../import-paste.ts';
import { bundleLimits } from './bundle.ts';
import { readBundle } from './read-bundle.ts';
import { dayOf } from './read-table.ts';

const zip = (files: readonly Packed[], limits = bundleLimits) =>
  readBundle([{ name: 'export.zip', bytes: makeZip(files) }], limits);
const page = (words: string) =>
  `<div class="body"><p>${words}</p><h2>Key Takeaways</h2><ul><li>One.</li></ul></div>`;

const substack: readonly Packed[] = [
  {
    name: 'posts.csv',
    content: [
      'post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url',
      '12.second,2025-02-07T08:00:00.000Z,true,2025-02-07T08:00:01.000Z,,newsletter,everyone,"Locks, again",They count,',
      '9.first,2025-01-31T08:00:00.000Z,true,,,newsletter,everyone,The first lock,,',
      '15.later,,false,,,newsletter,everyone,Not yet,,',
    ].join('\n'),
  },
  { name: 'posts/', content: '' },
  { name: 'posts/12.second.html', content: page('They count to four now.') },
  { name: 'posts/9.first.html', content: page('There was a lock.') },
  { name: 'posts/15.later.html', content: page('Nobody read this.') },
  {
    name: 'posts/12.second.opens.csv',
    content: 'post_id,timestamp,email\n12,2025-02-07,ada@readers.example\n',
  },
  { name: 'email_list.notes.csv', content: 'email,active_subscription\nada@readers.example,true\n' },
  { name: '__MACOSX/posts/._12.second.html', content: 'junk' },
  { name: 'images/lock.png', content: 'not a picture' },
];

describe('an archive of another service', () => {
  test('of Substack: each post under its title, oldest first; readers, pictures and drafts are left out', async () => {
    const { refused, texts } = await zip(substack);
    expect(texts.map(({ date, name }) => [name, date])).toEqual([
      ['export.zip/posts/9.first.html', '2025-01-31'],
      ['export.zip/posts/12.second.html', '2025-02-07'],
    ]);
    const { issue } = importPaste(texts[1]?.source ?? '');
    expect([issue.tagline, ...issue.lede]).toEqual(['Locks, again', 'They count', 'They count to four now.']);
    expect(refused.map(({ harmless, name }) => [name.split('/').at(-1), harmless])).toEqual(
      expect.arrayContaining([
        ['lock.png', true],
        ['12.second.opens.csv', true],
        ['email_list.notes.csv', true],
        ['15.later.html', true],
      ]),
    );
    expect(refused).toHaveLength(4);
  });

  test('of beehiiv: the words stand in the table', async () => {
    const csv = [
      'id,web_title,status,web_subtitle,publish_date,slug,content_html',
      'post_1,Locks,confirmed,They count,1738915200,locks,"<p>They count, ""to four"".</p>"',
      'post_2,Not out,draft,,,not-out,<p>Nothing</p>',
    ].join('\n');
    const { refused, texts } = await readBundle([{ name: 'posts.csv', bytes: Buffer.from(csv) }]);
    expect(texts.map(({ date, name }) => [name, date])).toEqual([['posts.csv, row 2: Locks', '2025-02-07']]);
    expect(texts[0]?.source).toContain('They count, "to four".');
    expect(refused.map(({ why }) => why)).toEqual(['A draft there: it never came out.']);
  });

  test('many files as they lie: a title that the text begins with is not said twice', async () => {
    const { texts } = await readBundle([
      { name: 'list.csv', bytes: Buffer.from('slug,title,date\nissue-2,Two locks,2 May 2025\n') },
      { name: 'issue-10.md', bytes: Buffer.from('# Ten\n\nWords.') },
      { name: 'issue-2.md', bytes: Buffer.from('# Two locks\n\nWords.') },
      { name: 'issue-3.txt', bytes: Buffer.from('\ufeffThree\r\n\r\nWords.') },
    ]);
    expect(texts.map(({ date, name }) => [name, date])).toEqual([
      ['issue-3.txt', null],
      ['issue-10.md', null],
      ['issue-2.md', '2025-05-02'],
    ]);
    expect(texts[2]?.source).toBe('# Two locks\n\nWords.');
  });

  test.each([
    ['2025-02-07T08:00:00.000Z', '2025-02-07'],
    ['2025-13-45', null],
    ['7 February 2025', '2025-02-07'],
    ['1738915200', '2025-02-07'],
    ['soon', null],
    ['', null],
  ])('the day of %j is %s', (text, day) => expect(dayOf(text)).toBe(day));
});

describe('a hostile zip', () => {
  test('that would unpack to far more than it is: the bomb is refused before it is unpacked, the rest is read', async () => {
    const { refused, texts } = await zip(
      [
        { name: 'bomb.html', content: Buffer.alloc(2_000_000, 32) },
        { name: 'huge.html', content: '<p>', says: { unpackedBytes: 4_000_000_000 } },
        { name: 'fine.html', content: page('A lock.') },
      ],
      { ...bundleLimits, allBytes: 8_000_000_000 },
    );
    expect(texts.map(({ name }) => name)).toEqual(['export.zip/fine.html']);
    expect(refused.map(({ why }) => why)).toEqual([
      'It would unpack to more than two hundred times its size: no text does that.',
      'It is 4,000 MB: an issue has some kilobytes.',
    ]);
  });

  test('whose files share one body is as large as they say together', async () => {
    const files = Array.from(
      { length: 60 },
      (_, at): Packed => ({
        name: `${at}.html`,
        content: 'A lock.',
        says: { unpackedBytes: 2_000_000 },
        ...(at === 0 ? {} : { sharesWith: 0 }),
      }),
    );
    await expect(zip(files)).rejects.toThrow('would be 120 MB: 100 are the most');
  });

  test('that says less than it holds is stopped where it lies', async () => {
    const { refused, texts } = await zip([
      { name: 'liar.html', content: page('x'.repeat(500_000)), says: { unpackedBytes: 100 } },
    ]);
    expect(texts).toEqual([]);
    expect(refused.map(({ why }) => why)).toEqual(['It is damaged, or not as large as the zip says.']);
  });

  test.each(['../../etc/passwd.txt', '/etc/passwd.txt', 'C:/windows/a.txt'])(
    'that names a file outside of itself (%s) is not read at all',
    async (name) => {
      await expect(zip([{ name, content: 'x' }])).rejects.toThrow('nothing was read');
    },
  );

  test('with more files than any archive has', async () => {
    const files = Array.from({ length: 30 }, (_, at) => ({ name: `${at}.txt`, content: 'x' }));
    await expect(zip(files, { ...bundleLimits, entries: 29 })).rejects.toThrow(
      'holds 30 files: 29 are the most',
    );
    await expect(zip(files, { ...bundleLimits, texts: 29 })).rejects.toThrow('These are 30 texts');
  });

  test('locked, packed strangely, within another, or no zip: each gets its sentence', async () => {
    const { refused } = await zip([
      { name: 'locked.html', content: 'x', says: { flags: 0x801 } },
      { name: 'strange.html', content: 'x', says: { method: 93 } },
      { name: 'inner.zip', content: makeZip([{ name: 'a.html', content: 'x' }]) },
      { name: 'binary.txt', content: Buffer.from([0, 1, 2, 3]) },
    ]);
    expect(refused.map(({ name, why }) => [name.split('/').at(-1), why.split(':')[0]])).toEqual([
      ['inner.zip', 'A zip inside a zip is not opened'],
      ['locked.html', 'It is locked with a password'],
      ['strange.html', 'It is packed in a way that is not understood'],
      ['binary.txt', 'It holds binary data'],
    ]);
    for (const bytes of [Buffer.from('PK but no zip'), makeZip(substack).subarray(0, 900)]) {
      await expect(readBundle([{ name: 'a.zip', bytes }])).rejects.toThrow('no zip that can be read');
    }
  });
});
