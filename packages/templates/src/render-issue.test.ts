import { describe, expect, test } from '@jest/globals';
import type { Section, Snapshot } from '@masthead/domain';
import { readHtml } from '../test/read-html.ts';
import { contentWords, missingInOrder, wordsOf } from '../test/words.ts';
import { renderIssue, renderWebPage } from './index.ts';
import { sampleStory } from './samples/sample-mentions.ts';
import { sampleSnapshot } from './samples/sample-snapshot.ts';

const withSections = (sections: Section[]): Snapshot => ({ ...sampleSnapshot, sections });
const story = (title: string, url: string | null = null) =>
  withSections([
    { id: 's', kind: 'stories', heading: 'News', items: [sampleStory({ title, url, commentary: 'Ours.' })] },
  ]);

describe('an issue', () => {
  test('has the same words in the same order in mail, text and page', async () => {
    const { html, text } = await renderIssue(sampleSnapshot);
    const wanted = contentWords(sampleSnapshot);
    expect(wanted.length).toBeGreaterThan(500);
    expect(missingInOrder(wanted, wordsOf(readHtml(html).text))).toEqual([]);
    expect(missingInOrder(wanted, wordsOf(readHtml(await renderWebPage(sampleSnapshot)).text))).toEqual([]);
    expect(missingInOrder(wanted, wordsOf(text))).toEqual([]);
  });

  test('adds no words to the content but header, contents and footer', async () => {
    const page = readHtml(await renderWebPage(sampleSnapshot)).text;
    const added = wordsOf(page).length - contentWords(sampleSnapshot).length;
    expect(added).toBe(wordsOf('Gradient Notes 12 20 November 2026 3 min').length);
    const { html } = await renderIssue(sampleSnapshot);
    const mail = wordsOf(readHtml(html).text);
    const last = contentWords(sampleSnapshot).at(-1) ?? '';
    const footer = mail.slice(mail.lastIndexOf(last));
    expect(footer.join(' ')).toMatchInlineSnapshot(
      `"Friday You get this because you signed up for Gradient Notes and confirmed it Unsubscribe Preferences View in browser Gradient Notes 12 Ladder Lane 10115 Berlin Germany"`,
    );
  });

  test('prints no heading of an empty section, and everything else', async () => {
    const { html, text } = await renderIssue(sampleSnapshot);
    expect(html).not.toContain('Who Is Hiring');
    expect(text).not.toContain('Who Is Hiring');
    const blank = withSections([
      { id: 'a', kind: 'text', heading: 'Blank', body: [{ type: 'paragraph', children: [{ text: ' ' }] }] },
      {
        id: 'b',
        kind: 'stories',
        heading: 'Bare',
        items: [sampleStory({ title: '', commentary: 'Only this.' })],
      },
    ]);
    const rendered = await renderIssue(blank);
    expect(rendered.text).not.toContain('Blank');
    expect(rendered.text).toContain('Bare\n----\n\nOnly this.');
  });

  test('names exactly our own placeholders as slots, each at its place', async () => {
    const rendered = await renderIssue(sampleSnapshot);
    for (const part of ['html', 'text'] as const) {
      for (const slot of rendered.slots[part]) {
        expect(rendered[part].slice(slot.at)).toMatch(new RegExp(`^\\{\\{\\{${slot.key}\\}\\}\\}`));
      }
    }
    expect(rendered.slots.html.map((slot) => slot.key)).toEqual([
      'UNSUB_TOKEN',
      'GREETING_HTML',
      'UNSUB_TOKEN',
      'PREFS_TOKEN',
    ]);
    expect(rendered.slots.text.map((slot) => slot.key)).toEqual([
      'UNSUB_TOKEN',
      'GREETING_TEXT',
      'UNSUB_TOKEN',
      'PREFS_TOKEN',
    ]);
  });

  test('keeps a placeholder that content spells as content', async () => {
    const hostile = story('Write {{{UNSUB_TOKEN}}} or {{{{GREETING_HTML}}}} \ue000UNSUB_TOKEN\ue000');
    const { html, text, slots } = await renderIssue(hostile);
    expect(html.match(/\{\{\{/g)).toHaveLength(slots.html.length);
    expect(slots.html).toHaveLength(4);
    expect(slots.text).toHaveLength(4);
    expect(readHtml(html).text).toContain(
      'Write {{{UNSUB_TOKEN}}} or {{{{GREETING_HTML}}}} \ue000UNSUB_TOKEN\ue000',
    );
    expect(text).toContain('Write {{{UNSUB_TOKEN}}}');
  });

  test('prints hostile titles as text and drops links that are no web links', async () => {
    const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)> &amp; \'';
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      ' JaVaScRiPt:alert(1)',
      'vbscript:x',
      '//x',
      '',
    ]) {
      const snapshot = story(hostile, url);
      for (const html of [(await renderIssue(snapshot)).html, await renderWebPage(snapshot)]) {
        const page = readHtml(html);
        expect(page.text).toContain(hostile);
        expect(page.elements.map((one) => one.name)).not.toContain('script');
        expect(
          page.elements.flatMap((one) => Object.keys(one.attribs)).filter((name) => /^on/.test(name)),
        ).toEqual([]);
        for (const link of page.links) expect(link).toMatch(/^(https?|mailto):/);
      }
    }
    const quoted = readHtml((await renderIssue(story('T', 'https://x.example/"onmouseover="a'))).html);
    expect(quoted.links).toContain('https://x.example/"onmouseover="a');
  });

  test('has links to the web and to mailboxes only, in mail and page', async () => {
    for (const html of [(await renderIssue(sampleSnapshot)).html, await renderWebPage(sampleSnapshot)]) {
      const { links } = readHtml(html);
      expect(links.length).toBeGreaterThan(8);
      for (const link of links) expect(link).toMatch(/^(https?:\/\/|mailto:)/);
    }
  });

  test('skips no heading level', async () => {
    for (const html of [(await renderIssue(sampleSnapshot)).html, await renderWebPage(sampleSnapshot)]) {
      const { headings } = readHtml(html);
      expect(headings[0]?.level).toBe(1);
      expect(headings.filter(({ level }) => level === 1)).toHaveLength(1);
      for (const [at, heading] of headings.entries()) {
        expect(heading.level).toBeLessThanOrEqual((headings[at - 1]?.level ?? 0) + 1);
      }
    }
  });

  test('names its language and marks every layout table', async () => {
    const { html } = await renderIssue({
      ...sampleSnapshot,
      issue: { ...sampleSnapshot.issue, language: 'ar', direction: 'rtl' },
    });
    expect(html).toMatch(/<html[^>]* dir="rtl"[^>]* lang="ar"/);
    expect(html).toContain('<title>Four bits, all the way down</title>');
    const { elements } = readHtml(html);
    for (const table of elements.filter((one) => one.name === 'table')) {
      expect(table.attribs.role).toBe('presentation');
    }
    for (const image of elements.filter((one) => one.name === 'img')) expect(image.attribs.alt).not.toBe('');
  });

  test('renders the same bytes twice', async () => {
    expect(await renderIssue(sampleSnapshot)).toEqual(await renderIssue(structuredClone(sampleSnapshot)));
  });

  test('stays far below what Gmail clips', async () => {
    const { html } = await renderIssue(sampleSnapshot);
    expect(Buffer.byteLength(html)).toBeLessThan(30_000);
  });

  test('keeps colours that are no colours out of the style sheet', async () => {
    const theme = structuredClone(sampleSnapshot.newsletter.theme);
    theme.light.accent = 'red}</style><script>alert(1)</script>';
    theme.dark.ink = 'url(https://x.example)';
    const snapshot = { ...sampleSnapshot, newsletter: { ...sampleSnapshot.newsletter, theme } };
    for (const html of [(await renderIssue(snapshot)).html, await renderWebPage(snapshot)]) {
      expect(html).not.toContain('<script');
      expect(html).not.toContain('url(');
    }
  });
});
