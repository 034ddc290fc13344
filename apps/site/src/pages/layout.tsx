import type { NewsletterProfile } from '@masthead/domain';
import type { ReactNode } from 'react';
import type { SiteAssets } from '../assets/load-assets.ts';
import { themePath } from '../assets/theme-path.ts';
import { type FeedScope, feedFormats, feedNames, feedPath, feedTypes } from '../feeds/feed-path.ts';
import { shareSize } from '../share/share-svg.ts';
import { type SiteWords, useWords, WordsContext } from '../words/site-words.ts';
import { FeedLinks } from './feed-links.tsx';
import { postalAddress } from './postal-address.ts';
import { Wordmark } from './wordmark.tsx';

/** What every page needs to know of the house it stands in. */
export interface Frame {
  readonly siteUrl: string;
  readonly assets: SiteAssets;
  /** Whose name stands above the page; null while nothing was ever published. */
  readonly newsletter: NewsletterProfile | null;
  /** What the site itself says, in the newsletter's language. */
  readonly words: SiteWords;
}

interface LayoutProps {
  readonly frame: Frame;
  readonly title: string;
  readonly description?: string;
  /** The page's own address, for search engines; absent on pages nobody may index. */
  readonly canonicalPath?: string;
  readonly kind?: 'home' | 'article' | 'plain';
  /** A picture to show beside a link to the page, 1200 × 630, and what it says. */
  readonly share?: { readonly path: string; readonly alt: string };
  readonly language?: string;
  readonly direction?: 'ltr' | 'rtl';
  /** Feeds of this page's own subject, named before those of everything. */
  readonly feeds?: FeedScope & { readonly name: string };
  /** When it came out; of articles alone. */
  readonly publishedAt?: Date;
  /** What it is, in the words of schema.org. */
  readonly linkedData?: object;
  /** Address of a script of ours that makes the page handier. */
  readonly script?: string;
  /** Above the header: says that this is no public page. */
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}

/** The page around the page: head, wordmark, navigation, footer. */
export function Layout(props: LayoutProps) {
  const { frame, kind = 'plain', language, banner, children } = props;
  const { words } = frame;
  const name = frame.newsletter?.name ?? words.house;
  const direction = props.direction ?? words.direction;
  return (
    <WordsContext value={words}>
      <html lang={language ?? frame.newsletter?.language ?? 'en'} dir={direction}>
        <Head {...props} name={name} />
        <body className={`page page--${kind}`}>
          <a className="skip" href="#content">
            {words.layout.skip}
          </a>
          {banner}
          <header className="site-head">
            <div className="site-head__row">
              {kind === 'home' ? (
                <h1 className="wordmark">
                  <Wordmark newsletter={frame.newsletter} name={name} />
                </h1>
              ) : (
                <a className="wordmark" href="/">
                  <Wordmark newsletter={frame.newsletter} name={name} />
                </a>
              )}
              <nav className="site-nav" aria-label={words.layout.navigation}>
                <a href="/archive">{words.layout.archive}</a>
                <a href="/topics">{words.layout.topics}</a>
                <a href="/search">{words.layout.search}</a>
                <a href="/subscribe">{words.layout.subscribe}</a>
              </nav>
            </div>
          </header>
          <main id="content" className="site-main">
            {children}
          </main>
          <Footer frame={frame} name={name} />
        </body>
      </html>
    </WordsContext>
  );
}

function Head(props: LayoutProps & { readonly name: string }) {
  const {
    frame,
    title,
    description,
    canonicalPath,
    feeds,
    kind,
    language,
    linkedData,
    name,
    publishedAt,
    script,
  } = props;
  const { light, dark } = frame.newsletter?.theme ?? { light: null, dark: null };
  const url = canonicalPath === undefined ? null : frame.siteUrl + canonicalPath;
  const theme = frame.newsletter === null ? null : themePath(frame.newsletter);
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      {description === undefined || description === '' ? null : (
        <meta name="description" content={description} />
      )}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={light?.paper ?? '#fbfaf7'} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={dark?.paper ?? '#151513'} />
      {frame.assets.preloadFontPaths.map((path) => (
        <link key={path} rel="preload" href={path} as="font" type="font/woff2" crossOrigin="" />
      ))}
      <link rel="stylesheet" href={frame.assets.cssPath} />
      {script === undefined ? null : <script type="module" src={script} />}
      {theme === null ? null : <link rel="stylesheet" href={theme} />}
      <link rel="icon" href={frame.assets.iconPath} type="image/svg+xml" />
      {linkedData === undefined ? null : <LinkedData data={linkedData} />}
      {url === null ? (
        <meta name="robots" content="noindex, nofollow" />
      ) : (
        <>
          <link rel="canonical" href={url} />
          <FeedAlternates name={name} of={feeds} />
          <meta property="og:site_name" content={name} />
          <meta property="og:title" content={title} />
          <meta property="og:type" content={kind === 'article' ? 'article' : 'website'} />
          <meta property="og:url" content={url} />
          <meta
            property="og:locale"
            content={(language ?? frame.newsletter?.language ?? 'en').replace('-', '_')}
          />
          {publishedAt === undefined ? null : (
            <meta property="article:published_time" content={publishedAt.toISOString()} />
          )}
          {description === undefined ? null : <meta property="og:description" content={description} />}
          <ShareImage frame={frame} share={props.share} />
        </>
      )}
    </head>
  );
}

function ShareImage({
  frame,
  share,
}: Pick<LayoutProps, 'frame'> & { share: LayoutProps['share'] | undefined }) {
  if (share === undefined) return <meta name="twitter:card" content="summary" />;
  return (
    <>
      <meta property="og:image" content={frame.siteUrl + share.path} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content={String(shareSize.width)} />
      <meta property="og:image:height" content={String(shareSize.height)} />
      <meta property="og:image:alt" content={share.alt} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

function FeedAlternates({ name, of }: { readonly name: string; readonly of: LayoutProps['feeds'] }) {
  const scopes = [...(of === undefined ? [] : [of]), { name }];
  return scopes.flatMap((scope) =>
    feedFormats.map((format) => (
      <link
        key={feedPath(format, scope)}
        rel="alternate"
        type={feedTypes[format]}
        title={`${scope.name} (${feedNames[format]})`}
        href={feedPath(format, scope)}
      />
    )),
  );
}

/** Data, which no browser runs; `<` is written so that no text in it can end the element. */
function LinkedData({ data }: { readonly data: object }) {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON of ours without any "<"
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}

function Footer({ frame, name }: { readonly frame: Frame; readonly name: string }) {
  const { layout } = useWords();
  return (
    <footer className="site-foot">
      <div className="site-foot__row">
        <p>
          <a href="/">{name}</a>
          {frame.newsletter === null || frame.newsletter.description === ''
            ? null
            : `: ${frame.newsletter.description}`}
        </p>
        <p className="site-foot__links">
          <a href="/archive">{layout.allIssues}</a> · <a href="/subscribe">{layout.subscribe}</a> ·{' '}
          <a href="/about">{layout.about}</a> · <a href="/privacy">{layout.privacy}</a> · <FeedLinks />
        </p>
        {frame.newsletter === null ? null : <p>{postalAddress(frame.newsletter)}</p>}
      </div>
    </footer>
  );
}
