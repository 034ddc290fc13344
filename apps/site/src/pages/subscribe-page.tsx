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
  const name = frame.newsletter?.name ?? 'Masthead';
  return (
    <Layout
      frame={frame}
      title={`Subscribe · ${name}`}
      description={`${name} by email.`}
      {...(given === undefined ? { canonicalPath: '/subscribe' } : {})}
    >
      <header className="page-head">
        <h1>Subscribe</h1>
        {frame.newsletter === null || frame.newsletter.description === '' ? null : (
          <p className="standfirst">{frame.newsletter.description}</p>
        )}
      </header>
      {newsletters.length === 0 ? (
        <p>There is nothing to subscribe to yet. Please come back soon.</p>
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
  return (
    <NoticePage frame={frame} title="Check your inbox">
      <p>
        If the address can be subscribed, a mail with a link is on its way. Press the button on the page it
        opens, and you are on the list.
      </p>
      <p className="quiet">
        Nothing after a few minutes? Look in the spam folder, or <a href="/subscribe">try again</a>. Somebody
        who is subscribed already gets no second mail.
      </p>
    </NoticePage>
  );
}
