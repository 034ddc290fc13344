import { describe, expect, test } from '@jest/globals';
import type { RichText } from '@masthead/domain';
import fc from 'fast-check';
import {
  lexicalFromOutline,
  lexicalFromRichText,
  type OutlineNode,
  outlineFromLexical,
  richTextFromLexical,
} from './convert.ts';
import { elementNode, stateOf } from './lexical-nodes.ts';

const word = fc.stringMatching(/^[a-zäß0-9 ]{0,8}[a-z]$/);
const run = fc.record(
  {
    text: word,
    bold: fc.constant(true as const),
    italic: fc.constant(true as const),
    code: fc.constant(true as const),
    href: fc.constantFrom('https://example.org/a', 'mailto:desk@example.org'),
  },
  { requiredKeys: ['text'] },
);
/** Runs as they come out of the editor: no two neighbours alike. */
const children = fc
  .array(run, { minLength: 1, maxLength: 5 })
  .map((runs) => runs.filter((one, index) => index === 0 || marksOf(one) !== marksOf(runs[index - 1])));

function marksOf(one: object | undefined): string {
  return JSON.stringify({ ...one, text: '' }, ['bold', 'italic', 'code', 'href']);
}

const depth = fc.integer({ min: 0, max: 5 });
const block = fc.oneof(
  fc.record({ type: fc.constant('paragraph' as const), children }),
  fc.record({ type: fc.constant('quote' as const), children }),
  fc.record({
    type: fc.constant('heading' as const),
    level: fc.constantFrom(3 as const, 4 as const),
    children,
  }),
  fc.record({ type: fc.constant('listItem' as const), ordered: fc.boolean(), depth, children }),
);

describe('rich text', () => {
  test('comes back from the editor as it went in, whatever the nesting', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (rich: RichText) => {
        expect(richTextFromLexical(lexicalFromRichText(rich))).toEqual(rich);
      }),
    );
  });

  test('keeps an outline, headings as deep as the editor has tags', () => {
    const node = fc.record({
      type: fc.constantFrom('heading' as const, 'item' as const, 'paragraph' as const),
      depth: fc.integer({ min: 0, max: 3 }),
      children,
    });
    fc.assert(
      fc.property(fc.array(node, { maxLength: 12 }), (nodes: OutlineNode[]) => {
        expect(outlineFromLexical(lexicalFromOutline(nodes))).toEqual(nodes);
      }),
    );
  });

  test('prints the words of a link that leads nowhere good, without the link', () => {
    const text = { type: 'text', version: 1, text: 'press', format: 0 };
    const state = stateOf([
      elementNode('paragraph', [
        elementNode('link', [text], { fields: { linkType: 'custom', url: 'javascript:alert(1)' } }),
      ]),
    ]);
    expect(richTextFromLexical(state)).toEqual([{ type: 'paragraph', children: [{ text: 'press' }] }]);
  });

  test('keeps the words of a node it does not know', () => {
    const text = { type: 'text', version: 1, text: 'kept', format: 0 };
    const state = stateOf([elementNode('strange', [elementNode('stranger', [text])])]);
    expect(richTextFromLexical(state)).toEqual([{ type: 'paragraph', children: [{ text: 'kept' }] }]);
  });

  test.each([null, undefined, 'text', [], {}, { root: null }])('reads %j as nothing', (value) => {
    expect(richTextFromLexical(value)).toEqual([]);
  });
});
