import type { NewsletterProfile } from '@masthead/domain';
import { SignupForm, type SignupPlace } from './signup-form.tsx';

/** The signup line where it stands on a reading page: after the text, never over it. */
export function SignupBand(props: {
  readonly newsletters: readonly NewsletterProfile[];
  readonly place: SignupPlace;
}) {
  const { newsletters, place } = props;
  if (newsletters.length === 0) return null;
  return (
    <section className="signup-band" aria-labelledby="signup-heading">
      <h2 id="signup-heading" className="signup-band__title">
        {place === 'home' ? 'Have it sent to you' : 'Have the next one sent to you'}
      </h2>
      <SignupForm newsletters={newsletters} place={place} />
    </section>
  );
}
