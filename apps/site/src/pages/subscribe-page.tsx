import type { NewsletterProfile } from '@masthead/domain';
import { type Frame, Layout } from './layout.tsx';
import { NoticePage } from './notice-page.tsx';
import { type GivenBefore, SignupForm } from './signup-form.tsx';

interface SubscribeProps {
  readonly frame: Frame;
  readonly newsletters: readonly NewsletterProfile[];
  readonly given?: GivenBefore;
}

export function SubscribePage({ frame, newsletters, given }: SubscribeProps) {
  const { signup, house } = frame.words;
  const name = frame.newsletter?.name ?? house;
  return (
    <Layout
      frame={frame}
      title={`${signup.title} · ${name}`}
      description={`${signup.byEmail({ name })}.`}
      {...(given === undefined ? { canonicalPath: '/subscribe' } : {})}
    >
      <header className="page-head">
        <h1>{signup.title}</h1>
        {frame.newsletter === null || frame.newsletter.description === '' ? null : (
          <p className="standfirst">{frame.newsletter.description}</p>
        )}
      </header>
      {newsletters.length === 0 ? (
        <p>{signup.nothingYet}</p>
      ) : (
        <SignupForm
          newsletters={newsletters}
          place="subscribe"
          full
          {...(given === undefined ? {} : { given })}
        />
      )}
    </Layout>
  );
}

/** Says the same to everybody: whether an address is known is nobody's business. */
export function CheckInboxPage({ frame }: { readonly frame: Frame }) {
  const { signup } = frame.words;
  return (
    <NoticePage frame={frame} title={signup.checkInbox}>
      <p>
        {signup.onItsWay} {signup.thenPress}
      </p>
      <p className="quiet">{signup.noMail}</p>
    </NoticePage>
  );
}
