import { defaultTheme, type Theme } from '@masthead/domain';
import { mixColours, printableTheme } from '../theme.ts';

/** The newsletter's colours as custom properties, light and dark. Safe in a `<style>`: only checked colours get in. */
export function themeCss(theme: Theme = defaultTheme): string {
  const { light, dark, radiusPx } = printableTheme(theme);
  return `:root{color-scheme:light dark;--radius:${radiusPx}px;${properties(light)}}@media (prefers-color-scheme:dark){:root{${properties(dark)}}}@media print{:root{--paper:#fff;--pale:#fff;--ink:#000;--secondary:#333;--rule:#999;--accent:#000}}`;
}

function properties(palette: Theme['light']): string {
  const { paper, ink, secondary, rule, accent } = palette;
  return `--paper:${paper};--pale:${mixColours(paper, rule, 0.45)};--ink:${ink};--secondary:${secondary};--rule:${rule};--accent:${accent}`;
}
