import type { NewsletterProfile } from '@masthead/domain';
import { sampleNewsletter } from './sample-newsletter.ts';

/** Another brand: own colours and fonts, square corners, a logo for light and one for dark. All of it is made up. */
export const brandedNewsletter: NewsletterProfile = {
  ...sampleNewsletter,
  id: '0000000000000000000000a2',
  slug: 'kernel-letters',
  name: 'Kernel Letters',
  sender: { name: 'Kernel Letters', address: 'letters@gradient.example' },
  postalAddress: 'Kernel Letters\n12 Ladder Lane\n10115 Berlin\nGermany',
  theme: {
    light: { paper: '#ffffff', ink: '#14202b', secondary: '#4a5a68', rule: '#d5dde3', accent: '#0b5c8a' },
    dark: { paper: '#10171d', ink: '#e6edf2', secondary: '#a3b1bc', rule: '#2c3a45', accent: '#7cc4ee' },
    radiusPx: 0,
    fonts: { text: 'sans', labels: 'sans' },
    logo: {
      light: { url: 'https://gradient.example/media/logo-light.png', alt: '', width: 440, height: 80 },
      dark: { url: 'https://gradient.example/media/logo-dark.png', alt: '', width: 440, height: 80 },
      onPaper: { url: 'https://gradient.example/media/logo-on-paper.png', alt: '', width: 440, height: 80 },
    },
  },
};

/** The sample's logo, drawn here so that it needs no file. @param ink `#rrggbb` @param paper `#rrggbb`; without one it stands on nothing */
export function sampleLogo(ink: string, paper?: string): string {
  const ground = paper === undefined ? '' : `<rect width="440" height="80" fill="${paper}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 440 80" width="440" height="80">${ground}<g fill="none" stroke="${ink}" stroke-width="6"><rect x="5" y="5" width="70" height="70"/><path d="M22 58V22M22 44L56 22M36 36L58 58"/></g><text x="98" y="54" fill="${ink}" font-family="-apple-system,sans-serif" font-size="40" font-weight="600">Kernel Letters</text></svg>`;
}

/** Pictures that the sample mails name, by the path they are served under instead. */
export const sampleLogos: Readonly<Record<string, string>> = {
  '/sample-logo-light.svg': sampleLogo(brandedNewsletter.theme.light.ink),
  '/sample-logo-dark.svg': sampleLogo(brandedNewsletter.theme.dark.ink),
  '/sample-logo-on-paper.svg': sampleLogo(
    brandedNewsletter.theme.light.ink,
    brandedNewsletter.theme.light.paper,
  ),
};
