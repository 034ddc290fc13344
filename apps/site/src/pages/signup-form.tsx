import type { NewsletterProfile } from '@masthead/domain';
import { formStampMarker } from '../http/form-stamp-marker.ts';
import { cadence } from '../words/cadence.ts';
import { useWords } from '../words/site-words.ts';

/** Version of the words a reader agrees to; kept with the consent. Raise it when they change. */
export const signupFormVersion = '2026-11';

/** Filled in again after something was wrong, or looked mistyped. */
export interface GivenBefore {
  readonly address: string;
  readonly name: string;
  readonly error: string | null;
  /** What the address may have been meant to be. */
  readonly suggestion?: string;
  readonly frequency?: 'every' | 'monthly';
  /** `YYYY-MM-DD`, or nothing. */
  readonly pausedUntil?: string;
  readonly newsletterIds?: readonly string[];
}

/** Where the form was filled in, kept with the consent. */
export type SignupPlace = 'home' | 'issue' | 'entry' | 'subscribe';

interface SignupFormProps {
  readonly newsletters: readonly NewsletterProfile[];
  readonly place: SignupPlace;
  readonly given?: GivenBefore;
  /** The page of its own also asks for the name and how often. */
  readonly full?: boolean;
}

/**
 * One line (address, button); beneath it what comes and how often. The field named `website` is for robots. Not checked by the
 * browser: it refuses addresses in other scripts (RFC 6531), which our own parser takes.
 */
export function SignupForm({ newsletters, place, given, full = false }: SignupFormProps) {
  const words = useWords();
  const { signup } = words;
  const [only] = newsletters;
  if (only === undefined) return null;
  const error = given?.error ?? null;
  return (
    <form className="signup" method="post" action="/subscribe" noValidate>
      <input type="hidden" name="stamp" value={formStampMarker} />
      <input type="hidden" name="place" value={place} />
      {newsletters.length === 1 ? (
        <input type="hidden" name="newsletter" value={only.id} />
      ) : (
        <NewsletterChoice newsletters={newsletters} chosen={given?.newsletterIds ?? []} />
      )}
      <p className="signup__trap" aria-hidden="true">
        <label>
          {signup.trap} <input name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </p>
      <label className="field__label" htmlFor="signup-address">
        {signup.address}
      </label>
      <div className="signup__line">
        <input
          id="signup-address"
          className="field"
          name="address"
          type="email"
          required
          maxLength={254}
          autoComplete="email"
          inputMode="email"
          defaultValue={given?.address ?? ''}
          aria-describedby={error === null ? 'signup-note' : 'signup-error signup-note'}
          aria-invalid={error === null ? undefined : true}
        />
        {full ? null : (
          <button className="button" type="submit">
            {signup.submit}
          </button>
        )}
      </div>
      {error === null ? null : (
        <p id="signup-error" className="field__error">
          {error}
        </p>
      )}
      {given?.suggestion === undefined ? null : (
        <TypoHint address={given.address} suggestion={given.suggestion} button={signup.submit} />
      )}
      {full ? <FullFields given={given} /> : null}
      <p id="signup-note" className="signup__note">
        {signup.note(newsletters.length === 1 ? cadence(only, words) : signup.asOften)}
      </p>
    </form>
  );
}

/** No script: one button takes the hint, the ordinary one keeps what was typed. */
export function TypoHint(props: {
  readonly address: string;
  readonly suggestion: string;
  /** What the form's ordinary button says. */
  readonly button: string;
}) {
  const { address, suggestion, button } = props;
  const { signup } = useWords();
  return (
    <div className="signup__hint" role="status">
      <p>{signup.didYouMean(<strong>{suggestion}</strong>)}</p>
      <input type="hidden" name="meant" value={address} />
      <button className="button button--quiet" type="submit" name="instead" value={suggestion}>
        {signup.useThat}
      </button>
      <p className="signup__note">{signup.keep(address, button)}</p>
    </div>
  );
}

function FullFields({ given }: { readonly given: GivenBefore | undefined }) {
  const { signup } = useWords();
  return (
    <>
      <label className="field__label" htmlFor="signup-name">
        {signup.name} <span className="field__hint">{signup.nameHint}</span>
      </label>
      <input
        id="signup-name"
        className="field"
        name="name"
        maxLength={120}
        autoComplete="name"
        defaultValue={given?.name ?? ''}
      />
      <FrequencyChoice chosen={given?.frequency ?? 'every'} />
      <label className="field__label" htmlFor="signup-pause">
        {signup.notBefore} <span className="field__hint">{signup.notBeforeHint}</span>
      </label>
      <input
        id="signup-pause"
        className="field field--short"
        type="date"
        name="pausedUntil"
        defaultValue={given?.pausedUntil ?? ''}
      />
      <p>
        <button className="button" type="submit">
          {signup.submit}
        </button>
      </p>
    </>
  );
}

export function FrequencyChoice({ chosen }: { readonly chosen: 'every' | 'monthly' }) {
  const { signup } = useWords();
  return (
    <fieldset className="choice">
      <legend className="field__label">{signup.howOften}</legend>
      <label>
        <input type="radio" name="frequency" value="every" defaultChecked={chosen === 'every'} />{' '}
        {signup.every}
      </label>
      <label>
        <input type="radio" name="frequency" value="monthly" defaultChecked={chosen === 'monthly'} />{' '}
        {signup.monthly}
      </label>
    </fieldset>
  );
}

function NewsletterChoice(props: {
  readonly newsletters: readonly NewsletterProfile[];
  /** What was chosen before; the first where nothing was. */
  readonly chosen: readonly string[];
}) {
  const { newsletters, chosen } = props;
  const { signup } = useWords();
  return (
    <fieldset className="choice">
      <legend className="field__label">{signup.newsletters}</legend>
      {newsletters.map(({ id, name, description }, index) => (
        <label key={id}>
          <input
            type="checkbox"
            name="newsletter"
            value={id}
            defaultChecked={chosen.length === 0 ? index === 0 : chosen.includes(id)}
          />{' '}
          {name}
          {description === '' ? null : <span className="field__hint"> {description}</span>}
        </label>
      ))}
    </fieldset>
  );
}
