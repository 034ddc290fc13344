import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tooWide } from '../../test/sentences.ts';
import { renderIssue } from '../index.ts';
import { sampleSnapshot } from '../samples/sample-snapshot.ts';
import { displayWidth } from './display-width.ts';
import { wrapText } from './wrap-text.ts';

describe('the text part', () => {
  test('reads like this', async () => {
    expect((await renderIssue(sampleSnapshot)).text).toMatchSnapshot();
  });

  test('is at most 72 columns wide but for one long word or address', async () => {
    const { text } = await renderIssue(sampleSnapshot);
    expect(tooWide(text)).toEqual([]);
  });

  test('loses and changes no letter when it is wrapped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(80), (text, columns) => {
        const lines = wrapText(text, undefined, columns);
        const bare = (one: string) => one.replace(/\s/gu, '');
        expect(bare(lines.join(''))).toBe(bare(text));
      }),
    );
  });

  test('breaks no word of letters and no address', () => {
    const address = `https://x.example/${'a'.repeat(90)}?q=文字文字文字`;
    expect(wrapText(`See ${address} there`)).toEqual(['See', address, 'there']);
    expect(wrapText('A'.repeat(100))).toEqual(['A'.repeat(100)]);
    expect(wrapText('文'.repeat(80)).map(displayWidth)).toEqual([72, 72, 16]);
    expect(wrapText(`${'文'.repeat(36)}。`)).toEqual(['文'.repeat(35), '文。']);
    expect(wrapText('👩‍👩‍👧‍👦'.repeat(20))).toHaveLength(1);
  });
});
