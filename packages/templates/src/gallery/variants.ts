import { assertNever } from '@masthead/domain';
import { inverted } from './inverted.ts';

export const variants = [
  'desktop',
  'dark',
  'inverted',
  'phone',
  'phone-dark',
  'images-off',
  'no-styles',
] as const;
export type Variant = (typeof variants)[number];

export const widthOf: Readonly<Record<Variant, number>> = {
  desktop: 680,
  dark: 680,
  inverted: 680,
  phone: 360,
  'phone-dark': 360,
  'images-off': 680,
  'no-styles': 360,
};

/** The mail as that client would show it. A page cannot switch the scheme of a frame, so the sheet's query is decided here. */
export function asVariant(html: string, variant: Variant): string {
  const light = withScheme(withSamplePicture(html), 'not all');
  switch (variant) {
    case 'desktop':
    case 'phone':
      return light;
    case 'dark':
    case 'phone-dark':
      return withScheme(withSamplePicture(html), 'all');
    case 'inverted':
      return inverted(light);
    case 'images-off':
      return light.replace(/(<img[^>]* src=")[^"]*"/g, '$1/no-image"');
    case 'no-styles':
      return light.replace(/<style>[\s\S]*?<\/style>/g, '');
    default:
      return assertNever(variant);
  }
}

function withScheme(html: string, media: 'all' | 'not all'): string {
  return html.replace('(prefers-color-scheme:dark)', media);
}

/** Addresses of the sample newsletters answer nowhere; their pictures are served here. */
function withSamplePicture(html: string): string {
  return html
    .replaceAll('https://gradient.example/media/loss-curves.png', '/sample-picture.svg')
    .replace(/https:\/\/gradient\.example\/media\/(logo-(?:light|dark|on-paper))\.png/g, '/sample-$1.svg');
}
