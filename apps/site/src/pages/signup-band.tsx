import type { NewsletterProfile } from '@masthead/domain';
import { useWords } from '../words/site-words.ts';
import { SignupForm, type SignupPlace } from './signup-form.tsx';

/** The signup line where it stands on a reading page: after the text, never over it. */
export function SignupBand(props: {
  readonly newsletters: readonly NewsletterProfile[];
  readonly place: SignupPlace;
}) {
  const { newsletters, place } = props;
  const { signup } = useWords();
  if (newsletters.length === 0) return null;
  return (
    <section className="signup-band" aria-labelledby="signup-heading">
      <h2 id="signup-heading" className="signup-band__title">
        {place === 'home' ? signup.bandHome : signup.band}
      </h2>
      <SignupForm newsletters={newsletters} place={place} />
    </section>
  );
}
