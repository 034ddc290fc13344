import { mixColours, paleShare, type Theme } from '@masthead/domain';
import { mailFonts, type PrintableTheme } from '../theme.ts';

export const mono = 'Menlo,Consolas,monospace';

/** The font of titles and running text. */
export function textFont({ fonts }: PrintableTheme): string {
  return mailFonts[fonts.text];
}

/** The font of labels, meta lines and small print. */
export function labelFont({ fonts }: PrintableTheme): string {
  return mailFonts[fonts.labels];
}

/** The paler paper of callouts and sponsors. */
export function paleOf(palette: Theme['light']): string {
  return mixColours(palette.paper, palette.rule, paleShare);
}

/**
 * The sheet in the head: what cannot stand inline (dark, phone, hover). All else is inline, because some
 * Gmail apps drop the sheet. Classes: p paper, i ink, s secondary, a accent, r rule, e pale, h g titles, c stacks, l d the logo of a scheme.
 */
export function mailSheet(theme: PrintableTheme): string {
  const dark = (prefix: string) => {
    const d = theme.dark;
    const rule = (selector: string, what: string) =>
      `${selector
        .split(',')
        .map((one) => prefix + one)
        .join(',')}{${what}!important}`;
    return [
      rule('.i', `color:${d.ink}`),
      rule('.s', `color:${d.secondary}`),
      rule('.a', `color:${d.accent}`),
      rule('.r', `border-color:${d.rule}`),
      rule('.b', `border-color:${d.accent}`),
      rule('.e', `background-color:${paleOf(d)}`),
      rule('.f', `background-color:${d.accent};color:${d.paper}`.replace(';', '!important;')),
      ...(theme.logo?.dark ? [rule('.l', 'display:none'), rule('.d', 'display:inline-block')] : []),
    ].join('');
  };
  return [
    ':root{color-scheme:light dark;supported-color-schemes:light dark}',
    'body{margin:0;padding:0;-webkit-text-size-adjust:100%;text-size-adjust:100%}',
    '.p>table{table-layout:fixed}',
    'a:hover{text-decoration:underline!important}',
    '@media (max-width:480px){.h{font-size:27px!important}.g{font-size:23px!important}.c{display:block!important;width:auto!important;text-align:start!important}}',
    `@media (prefers-color-scheme:dark){.p,.p>table>tbody>tr>td{background-color:${theme.dark.paper}!important}${dark('')}}`,
    `[data-ogsb] .p{background-color:${theme.dark.paper}!important}${dark('[data-ogsc] ')}`,
  ].join('');
}
