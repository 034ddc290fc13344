import { describe, expect, test } from '@jest/globals';
import { defaultTheme } from './theme.ts';
import { contrastRatio, weakPairs, weakPairWords } from './theme-contrast.ts';

test('the house’s own colours can be read', () => {
  expect(weakPairs(defaultTheme)).toEqual([]);
});

test('WCAG’s own figures: black on white is 21, a colour on itself 1', () => {
  expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrastRatio('#8a2d1c', '#8A2D1C')).toBe(1);
  expect(contrastRatio('red', '#ffffff')).toBeNull();
});

describe('a weak pair', () => {
  const light = { ...defaultTheme.light, accent: '#d08070' };

  test('is named with its scheme, its ground and how much it has', () => {
    const words = weakPairs({ ...defaultTheme, light }).map(weakPairWords);
    expect(words[0]).toMatch(
      /^The light theme’s accent on its paper has a contrast of 2\.\d; 4\.5 is the least\.$/,
    );
    expect(words).toHaveLength(1);
  });

  test('is found on the paler paper, too', () => {
    const close = { ...defaultTheme.light, rule: '#777777' };
    expect(weakPairs({ ...defaultTheme, light: close }).map(({ on }) => on)).toContain('paler paper');
  });

  test('just below the least is not rounded up to it', () => {
    const pair = { scheme: 'dark', colour: 'ink', on: 'paper', ratio: 6.99, least: 7 } as const;
    expect(weakPairWords(pair)).toContain('6.9;');
  });
});
