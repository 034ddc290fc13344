import { describe, expect, test } from '@jest/globals';
import { type CheckContext, checkIssue, MAX_HTML_BYTES } from '@masthead/domain';
import { renderIssue } from './index.ts';
import { manyItems } from './samples/index.ts';

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
