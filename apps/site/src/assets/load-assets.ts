import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { issueCss, themeCss } from '@masthead/templates/web';
import { pack } from '../http/packed.ts';
import { type FontFace, fontFaceRule, fontFaces } from './font-faces.ts';

export interface Asset {
  /** Ends in the hash of the content, so it may be kept for ever. */
  readonly path: string;
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  /** As small as it gets; null for what is packed already (fonts). */
  readonly packed: { readonly br: Uint8Array<ArrayBuffer>; readonly gzip: Uint8Array<ArrayBuffer> } | null;
}

export interface SiteAssets {
  readonly byPath: ReadonlyMap<string, Asset>;
  readonly cssPath: string;
  readonly preloadFontPaths: readonly string[];
  readonly iconPath: string;
  /** Addresses of the few scripts of ours, by what they do; each page works without. */
  readonly scripts: { readonly search: string; readonly copy: string };
  /** The icon at 16, 32 and 48 pixels, drawn from icon.svg. */
  readonly favicon: Uint8Array<ArrayBuffer>;
}

/**
 * Reads what the site serves beside pages, once, at boot. `folder` holds css/ (numbered: later ones
 * win), icon.svg, favicon.ico and `fonts/` with what we cut out; the other fonts lie there in a built site, and come from
 * their npm packages when run from source.
 */
export function loadAssets(folder: string): SiteAssets {
  const fonts = fontFaces.map((face) => ({
    face,
    asset: asset(face.file, 'font/woff2', readFileSync(fontFile(folder, face))),
  }));
  const css = [
    ...fonts.map(({ face, asset }) => fontFaceRule(face, asset.path)),
    themeCss(),
    issueCss,
    ...styleSheets(folder),
  ].join('\n');
  const sheet = asset('site.css', 'text/css; charset=utf-8', Buffer.from(css));
  const icon = asset('icon.svg', 'image/svg+xml', readFileSync(join(folder, 'icon.svg')));
  const search = script(folder, 'search');
  const copy = script(folder, 'copy');
  const all = [...fonts.map(({ asset }) => asset), sheet, icon, search, copy];
  return {
    byPath: new Map(all.map((one) => [one.path, one])),
    cssPath: sheet.path,
    preloadFontPaths: fonts.filter(({ face }) => face.preload).map(({ asset }) => asset.path),
    iconPath: icon.path,
    scripts: { search: search.path, copy: copy.path },
    favicon: new Uint8Array(readFileSync(join(folder, 'favicon.ico'))),
  };
}

function script(folder: string, name: string): Asset {
  return asset(
    `${name}.js`,
    'text/javascript; charset=utf-8',
    readFileSync(join(folder, 'js', `${name}.js`)),
  );
}

function styleSheets(folder: string): string[] {
  const css = join(folder, 'css');
  const names = readdirSync(css).filter((name) => name.endsWith('.css'));
  return names.sort().map((name) => readFileSync(join(css, name), 'utf8'));
}

/** Where a face's file lies: the build's copy, else the package it comes from. */
export function fontFile(folder: string, face: FontFace): string {
  const copy = join(folder, 'fonts', face.file);
  return existsSync(copy) || face.packageName === null
    ? copy
    : createRequire(import.meta.url).resolve(`${face.packageName}/files/${face.file}`);
}

function asset(name: string, type: string, content: Buffer): Asset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const dot = name.lastIndexOf('.');
  return {
    path: `/assets/${name.slice(0, dot)}.${hash}${name.slice(dot)}`,
    type,
    body: new Uint8Array(content),
    packed: type.startsWith('font/')
      ? null
      : { br: pack(content, 'br', 'once'), gzip: pack(content, 'gzip', 'once') },
  };
}
