import type { Theme } from './theme.ts';

type Colour = keyof Theme['light'];

/** Two colours that stand on one another and are too close. */
export interface WeakPair {
  readonly scheme: 'light' | 'dark';
  readonly colour: Colour;
  /** What it stands on: the paper, or the paler paper of callouts and sponsors. */
  readonly on: 'paper' | 'paler paper';
  readonly ratio: number;
  readonly least: number;
}

/** How much of the rule's colour is in the paler paper. */
export const paleShare = 0.45;

/** Text at least 7 to 1, the rest 4.5 to 1, in both schemes (the look; WCAG 1.4.3, 1.4.6). */
const wanted = [
  ['ink', 7],
  ['secondary', 4.5],
  ['accent', 4.5],
] as const;

/** The pairs of a theme that are too close to be read; what is no `#rrggbb` is left out (the house's own is printed then). */
export function weakPairs(theme: Pick<Theme, 'light' | 'dark'>): readonly WeakPair[] {
  return (['light', 'dark'] as const).flatMap((scheme) => {
    const { paper, rule } = theme[scheme];
    const grounds = { paper, 'paler paper': mixColours(paper, rule, paleShare) };
    // Of a colour that fails on both grounds the paper is named: mending that mends the other, or says what is left.
    return wanted.flatMap(([colour, least]) => {
      const weak = (['paper', 'paler paper'] as const).flatMap((on) => {
        const ratio = contrastRatio(theme[scheme][colour], grounds[on]);
        return ratio === null || ratio >= least ? [] : [{ scheme, colour, on, ratio, least }];
      });
      return weak.slice(0, 1);
    });
  });
}

/** "The light theme’s accent on its paper has a contrast of 3.1; 4.5 is the least." Rounded down: 4.49 is not enough. */
export function weakPairWords({ scheme, colour, on, ratio, least }: WeakPair): string {
  const rounded = (Math.floor(ratio * 10) / 10).toFixed(1);
  return `The ${scheme} theme’s ${colour} on its ${on} has a contrast of ${rounded}; ${least} is the least.`;
}

/** The paler paper behind a callout or a sponsor: `share` of the second colour mixed into the first. */
export function mixColours(first: string, second: string, share: number): string {
  const channel = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) =>
    Math.round(channel(first, at) * (1 - share) + channel(second, at) * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${mixed.join('')}`;
}

/** WCAG's ratio of two `#rrggbb` colours, 1 to 21; null for anything else. */
export function contrastRatio(a: string, b: string): number | null {
  const [one, other] = [luminance(a), luminance(b)];
  if (one === null || other === null) return null;
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function luminance(colour: string): number | null {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return null;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
