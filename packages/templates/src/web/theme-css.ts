import { defaultTheme, mixColours, paleShare, type Theme } from '@masthead/domain';
import { printableTheme, webFonts } from '../theme.ts';

/** The newsletter's colours, fonts and corners as custom properties, light and dark. Safe in a `<style>`: only checked values get in. */
export function themeCss(theme: Theme = defaultTheme): string {
  const { light, dark, radiusPx, fonts } = printableTheme(theme);
  return `:root{color-scheme:light dark;--radius:${radiusPx}px;--text-font:${webFonts[fonts.text]};--label-font:${webFonts[fonts.labels]};${properties(light)}}@media (prefers-color-scheme:dark){:root{${properties(dark)}}}@media print{:root{--paper:#fff;--pale:#fff;--ink:#000;--secondary:#333;--rule:#999;--accent:#000}}`;
}

function properties(palette: Theme['light']): string {
  const { paper, ink, secondary, rule, accent } = palette;
  return `--paper:${paper};--pale:${mixColours(paper, rule, paleShare)};--ink:${ink};--secondary:${secondary};--rule:${rule};--accent:${accent}`;
}
