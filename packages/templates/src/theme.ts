import { defaultTheme, type FontName, fontNames, type Theme } from '@masthead/domain';

/** A theme with nothing left open: what a sheet and a mail are made of. */
export interface PrintableTheme extends Theme {
  readonly fonts: NonNullable<Theme['fonts']>;
  readonly logo: NonNullable<Theme['logo']> | null;
}

/** A theme whose values may stand in a style sheet: a colour that is not `#rrggbb` falls back to the house's own. */
export function printableTheme(theme: Theme): PrintableTheme {
  return {
    light: palette(theme.light, defaultTheme.light),
    dark: palette(theme.dark, defaultTheme.dark),
    radiusPx: Number.isInteger(theme.radiusPx) ? theme.radiusPx : defaultTheme.radiusPx,
    fonts: { text: font(theme.fonts?.text, 'serif'), labels: font(theme.fonts?.labels, 'sans') },
    logo: logo(theme.logo ?? null),
  };
}

/** In mail: what readers' machines have, ending in what every machine has. */
export const mailFonts: Readonly<Record<FontName, string>> = {
  serif: "Georgia,'Times New Roman',serif",
  book: "'Palatino Linotype',Palatino,'Book Antiqua',Georgia,serif",
  sans: "-apple-system,'Segoe UI',Roboto,Arial,sans-serif",
  wide: 'Verdana,Geneva,Tahoma,sans-serif',
  mono: 'Menlo,Consolas,monospace',
};

/** On the web: the fonts the site serves, then the same as in mail. */
export const webFonts: Readonly<Record<FontName, string>> = {
  serif: '"Source Serif 4 Variable","Source Serif 4",Georgia,"Times New Roman",serif',
  book: '"Palatino Linotype",Palatino,"Book Antiqua",Georgia,serif',
  sans: '"Inter Variable",Inter,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif',
  wide: 'Verdana,Geneva,Tahoma,sans-serif',
  mono: 'ui-monospace,SFMono-Regular,Menlo,Consolas,monospace',
};

function font(wanted: string | undefined, fallback: FontName): FontName {
  return fontNames.find((name) => name === wanted) ?? fallback;
}

/** Of http and https alone; whatever is no picture's address leaves the wordmark. */
function logo(wanted: NonNullable<Theme['logo']> | null): PrintableTheme['logo'] {
  if (wanted === null || !isWeb(wanted.light.url)) return null;
  const dark = wanted.dark === null || !isWeb(wanted.dark.url) ? null : wanted.dark;
  const { light, onPaper } = wanted;
  return { light, dark, ...(onPaper !== undefined && isWeb(onPaper.url) ? { onPaper } : {}) };
}

function isWeb(url: string): boolean {
  return /^https?:\/\//i.test(url);
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
