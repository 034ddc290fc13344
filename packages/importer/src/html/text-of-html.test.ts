import fc from 'fast-check';
import { asDeskMail, asExport, asWebMail } from '../../test/as-mail-html.ts';
import { recapText, runOnText, weeklyText } from '../../test/sample-texts.ts';
import { findLostLines, importPaste, importText, printDraft } from '../index.ts';
import { textOfHtml } from './text-of-html.ts';

const headings = new Set([
  'Watch & Listen First',
  'Key Takeaways',
  'The Big Story',
  'Also This Week',
  'From the Lab',
  'Worth Reading',
]);

describe('HTML becomes the text an editor would have typed', () => {
  it.each([
    ['<h1>Title</h1><p>Lede.</p><h2>Papers</h2>', '# Title\n\nLede.\n\n## Papers'],
    ['<ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul>', '- One\n  - Inner\n- Two'],
    ['<ol><li><p>One</p><p>more</p></li><li>Two</li></ol>', '1. One\n  more\n2. Two'],
    ['<p>See <a href="https://a.example/x">the filing</a>.</p>', 'See [the filing](https://a.example/x).'],
    ['<p><b>Claim.</b> Detail</p>', '**Claim.** Detail'],
    ['<p><span style="font-weight:700">Claim.</span> Detail</p>', '**Claim.** Detail'],
    ['<p>• <b>Claim.</b> Detail</p>', '• **Claim.** Detail'],
    ['a<br>b<br><br>c', 'a\nb\n\nc'],
    ['<table><tr><td>one</td><td>two</td></tr></table>', 'one\ntwo'],
    ['<blockquote><p>said</p></blockquote><hr>x', '> said\n\n---\n\nx'],
    ['<pre>a\n  b</pre>', 'a\nb'],
    ['x <img src="https://t.example/1.gif" alt=""> y', 'x y'],
    ['<p>2 * 3 * 4 and a_b_c [1]</p>', '2 \\* 3 \\* 4 and a\\_b\\_c \\[1\\]'],
    ['&#x1F600; &amp; &lt;b&gt;', '😀 & <b>'],
  ])('%s', (html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });

  it.each([
    '<script>alert(1)</script>',
    '<style>p{}</style>',
    '<div style="display: none">preview</div>',
    '<p hidden>x</p>',
    '<!-- said aside -->',
    '<template><p>x</p></template>',
    '<svg><text>x</text></svg>',
    '<noscript>x</noscript>',
    '<div style="max-height:0;overflow:hidden">x</div>',
    '<img src=x onerror=alert(1)>',
  ])('%s says nothing', (html) => {
    expect(textOfHtml(`<p>a</p>${html}<p>b</p>`)).toBe('a\n\nb');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', ' java\nscript:x', '//host/x', '#top'])(
    'a link to %s is no link',
    (href) => {
      expect(textOfHtml(`<p><a href="${href}">words</a></p>`)).toBe('words');
    },
  );

  it('reads 200,000 elements within each other, and what nobody closed', () => {
    expect(textOfHtml(`${'<div>'.repeat(200_000)}deep`)).toBe('deep');
    expect(textOfHtml(`${'<b><i>'.repeat(100_000)}deep</b> end`)).toContain('deep');
  });
});

describe('one issue, whichever program it is pasted from', () => {
  const writers = { 'a web mailer': asWebMail, 'a desktop mailer': asDeskMail, 'an export': asExport };
  const cases = Object.entries(writers).flatMap(([name, write]) =>
    Object.entries({ weeklyText, runOnText, recapText }).map(([text, words]) => ({
      name,
      write,
      text,
      words,
    })),
  );

  it.each(cases)('$text as HTML of $name gives the same draft', ({ write, words }) => {
    const lines = words.split('\n');
    const pasted = importPaste(write(words, (line) => headings.has(lines[line - 1] ?? '')));
    expect(pasted.format).toBe('html');
    expect(withoutUrls(pasted.issue)).toEqual(withoutUrls(importText(words).issue));
  });

  it('a counting redirect that says where it leads is the address behind it', () => {
    const { issue } = importPaste(asExport(weeklyText, () => false));
    const urls = issue.sections.flatMap(({ items }) =>
      items.flatMap(({ url }) => (url === null ? [] : [url])),
    );
    expect(urls.length).toBeGreaterThan(4);
    for (const url of urls) expect(url).toMatch(/^https:\/\/example\.org\/\d+\?utm_source=letter$/);
  });
});

describe('whatever HTML is pasted', () => {
  const word = fc.constantFrom(
    'Harbor-3',
    'tide',
    'a_b',
    '*',
    '[1]',
    'naïve',
    '数据',
    '2.0',
    '—',
    '→',
    '\\',
    'e.g.',
  );
  const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      words.map((text) => text.replace(/</g, '&lt;')),
      fc
        .tuple(
          fc.constantFrom(
            'p',
            'div',
            'b',
            'span',
            'ul',
            'li',
            'ol',
            'h2',
            'td',
            'table',
            'blockquote',
            'a',
            'em',
            'x-y',
          ),
          fc.array(tie('tree'), { maxLength: 4 }),
          fc.boolean(),
        )
        .map(([tag, inside, shut]) => {
          const href = tag === 'a' ? ' href="https://example.org/a(b)_c"' : '';
          return `<${tag}${href}>${inside.join(' ')}${shut ? `</${tag}>` : ''}`;
        }),
      fc.constantFrom('<br>', '<hr>', '<script>lost()</script>', '<!-- x -->'),
    ),
  }));
  const page = fc.array(tree, { maxLength: 6 }).map((parts) => `<body>${parts.join('\n')}</body>`);

  it('every word of it that can be seen stands in the draft, in order', () => {
    fc.assert(
      fc.property(page, (html) => {
        const seen = html
          .replace(/<script>.*?<\/script>|<!--.*?-->/g, ' ')
          .replace(/<[^>]+>/g, '\n')
          .replace(/&lt;/g, '<');
        const { issue } = importPaste(html);
        expect(findLostLines(seen, printDraft(issue).join('\n'))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is read without an exception, however broken', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '/', 'p', 'a', ' ', '"', '=', '&', ';', '!', '-', 'ü') }),
        (noise) => {
          expect(typeof importPaste(`<p>${noise}`).text).toBe('string');
        },
      ),
      { numRuns: 500 },
    );
  });
});

function withoutUrls(issue: unknown): unknown {
  return JSON.parse(JSON.stringify(issue, (key, value: unknown) => (key === 'url' ? null : value)));
}
