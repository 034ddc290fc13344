import { describe, expect, test } from '@jest/globals';
import { defaultTheme } from '@masthead/domain';
import { paleOf } from './email/mail-styles.ts';

/** WCAG 2.2 contrast of two `#rrggbb`. */
function contrast(first: string, second: string): number {
  const [light = 1, dark = 1] = [first, second].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe.each(['light', 'dark'] as const)('the house colours, %s', (scheme) => {
  const { paper, ink, secondary, accent } = defaultTheme[scheme];
  const pale = paleOf(defaultTheme[scheme]);

  test('keep text at 7 and the rest at 4.5, on paper and on the paler paper', () => {
    for (const ground of [paper, pale]) {
      expect(contrast(ink, ground)).toBeGreaterThanOrEqual(7);
      expect(contrast(secondary, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(accent, ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(paper, accent)).toBeGreaterThanOrEqual(4.5);
  });
});
