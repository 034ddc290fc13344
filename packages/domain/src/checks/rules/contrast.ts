import type { Rule } from '../check.ts';

/** Text at least 7 to 1, the rest 4.5 to 1, in both schemes (the look; WCAG 1.4.3, 1.4.6). */
const wanted = [
  ['ink', 7],
  ['secondary', 4.5],
  ['accent', 4.5],
] as const;

export const contrast: Rule = ({ snapshot: { newsletter } }) =>
  (['light', 'dark'] as const).flatMap((scheme) =>
    wanted.flatMap(([colour, least]) => {
      const { [colour]: ink, paper } = newsletter.theme[scheme];
      const ratio = contrastRatio(ink, paper);
      if (ratio === null || ratio >= least) return [];
      const message = `The ${scheme} theme’s ${colour} on its paper has a contrast of ${ratio.toFixed(1)}; ${least} is the least.`;
      const at = { kind: 'newsletter', id: newsletter.id } as const;
      return [{ code: 'contrast', stops: 'nothing', message, at }] as const;
    }),
  );

/** WCAG's ratio of two `#rrggbb` colours, 1 to 21; null for anything else (the renderer prints the house's own then). */
function contrastRatio(a: string, b: string): number | null {
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
