import type { NewsletterProfile } from '@masthead/domain';
import { themePath } from '../assets/theme-path.ts';
import { formStampMarker } from '../http/form-stamp-marker.ts';
import { cadence } from '../words/cadence.ts';
import { WordsContext } from '../words/site-words.ts';
import type { Frame } from './layout.tsx';
import { type GivenBefore, TypoHint } from './signup-form.tsx';

/** What stands in another site's frame: the form and nothing around it. */
export function EmbedFramePage(props: {
  readonly frame: Frame;
  readonly newsletter: NewsletterProfile;
  readonly given?: Omit<GivenBefore, 'name'>;
}) {
  const { frame, newsletter, given } = props;
  const { words } = frame;
  const { signup } = words;
  const error = given?.error ?? null;
  return (
    <EmbedDocument frame={frame} title={signup.titleOf(newsletter)}>
      <form className="signup" method="post" action={`/embed/${newsletter.slug}`} noValidate>
        <input type="hidden" name="stamp" value={formStampMarker} />
        <p className="signup__trap" aria-hidden="true">
          <label>
            {signup.trap} <input name="website" tabIndex={-1} autoComplete="off" />
          </label>
        </p>
        <h1 className="embed__title">
          <label className="field__label" htmlFor="embed-address">
            {signup.byEmail(newsletter)}
          </label>
        </h1>
        <div className="signup__line">
          <input
            id="embed-address"
            className="field"
            name="address"
            type="email"
            required
            maxLength={254}
            autoComplete="email"
            inputMode="email"
            placeholder={signup.exampleAddress}
            defaultValue={given?.address ?? ''}
            aria-describedby={error === null ? 'embed-note' : 'embed-error embed-note'}
            aria-invalid={error === null ? undefined : true}
          />
          <button className="button" type="submit">
            {signup.submit}
          </button>
        </div>
        {error === null ? null : (
          <p id="embed-error" className="field__error" role="alert">
            {error}
          </p>
        )}
        {given?.suggestion === undefined ? null : (
          <TypoHint address={given.address} suggestion={given.suggestion} button={signup.submit} />
        )}
        {/* A frame of another site does not grow: while it asks back, the question has the room. */}
        <p id="embed-note" className="signup__note" hidden={given?.suggestion !== undefined}>
          {signup.note(cadence(newsletter, words))}
        </p>
      </form>
    </EmbedDocument>
  );
}

export function EmbedThanksPage({ frame }: { readonly frame: Frame }) {
  const { signup } = frame.words;
  return (
    <EmbedDocument frame={frame} title={signup.checkInbox}>
      <div className="signup" role="status">
        <h1 className="embed__title">{signup.checkInbox}.</h1>
        <p>{signup.onItsWay}</p>
      </div>
    </EmbedDocument>
  );
}

function EmbedDocument(props: {
  readonly frame: Frame;
  readonly title: string;
  readonly children: React.ReactNode;
}) {
  const { frame, title, children } = props;
  const { newsletter, assets } = frame;
  const theme = newsletter === null ? null : themePath(newsletter);
  return (
    <WordsContext value={frame.words}>
      <html lang={newsletter?.language ?? 'en'} dir={frame.words.direction}>
        <head>
          <meta charSet="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex, nofollow" />
          <title>{title}</title>
          <link rel="stylesheet" href={assets.cssPath} />
          {theme === null ? null : <link rel="stylesheet" href={theme} />}
        </head>
        <body className="page page--embed">
          <main>{children}</main>
        </body>
      </html>
    </WordsContext>
  );
}
