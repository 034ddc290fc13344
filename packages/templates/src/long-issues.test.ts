import { describe, expect, test } from '@jest/globals';
import { type CheckContext, checkIssue, MAX_HTML_BYTES } from '@masthead/domain';
import { renderIssue, walkSnapshot } from './index.ts';
import { manyItems, sampleLong } from './samples/index.ts';

/** Nothing else is to be said of it. */
const context: CheckContext = {
  approval: null,
  confirmed: 1,
  links: new Map(),
  sentBefore: () => null,
  coveredBefore: () => null,
  arxivIdIn: () => null,
};

describe('a long issue', () => {
  test('a digest of 60 items stays below what mail programs cut', async () => {
    const { html } = await renderIssue(manyItems(60, 'digest'));
    expect(Buffer.byteLength(html)).toBeLessThan(MAX_HTML_BYTES);
  });

  test('the gallery’s has forty items and a list of contents, and ends just below what mail programs cut', async () => {
    const items = sampleLong.sections.map((section) =>
      section.kind === 'stories' || section.kind === 'papers' ? section.items.length : 0,
    );
    expect(items.reduce((sum, count) => sum + count)).toBe(40);
    expect(walkSnapshot(sampleLong, { linkBase: '' }).contents.length).toBeGreaterThan(5);
    const bytes = Buffer.byteLength((await renderIssue(sampleLong)).html);
    expect(bytes).toBeGreaterThan(0.9 * MAX_HTML_BYTES);
    expect(bytes).toBeLessThan(MAX_HTML_BYTES);
  });

  test('one that is too long is stopped before sending, with the place where it would be cut', async () => {
    const snapshot = manyItems(150, 'digest');
    const rendered = await renderIssue(snapshot);
    expect(Buffer.byteLength(rendered.html)).toBeGreaterThan(MAX_HTML_BYTES);
    const found = checkIssue({ snapshot, rendered, context }).find(({ code }) => code === 'too-large');
    expect(found?.stops).toBe('approval');
    const [, at = ''] = /The cut would come after “(.+)”\.$/.exec(found?.message ?? '') ?? [];
    expect(at).toMatch(/^(Story|Paper) \d+:/);
    const kept = rendered.html.slice(0, MAX_HTML_BYTES);
    expect(kept).toContain(at);
  });
});
