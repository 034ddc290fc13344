import { defaultTheme, type Theme } from '@masthead/domain';

/** A theme whose colours may stand in a style sheet: what is not `#rrggbb` falls back to the house's own. */
export function printableTheme(theme: Theme): Theme {
  return {
    light: palette(theme.light, defaultTheme.light),
    dark: palette(theme.dark, defaultTheme.dark),
    radiusPx: Number.isInteger(theme.radiusPx) ? theme.radiusPx : defaultTheme.radiusPx,
  };
}

function palette(wanted: Theme['light'], fallback: Theme['light']): Theme['light'] {
  const colour = (key: keyof Theme['light']) =>
    /^#[0-9a-f]{6}$/i.test(wanted[key]) ? wanted[key] : fallback[key];
  return {
    paper: colour('paper'),
    ink: colour('ink'),
    secondary: colour('secondary'),
    rule: colour('rule'),
    accent: colour('accent'),
  };
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
