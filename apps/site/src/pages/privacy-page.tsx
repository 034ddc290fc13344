import type { NewsletterProfile } from '@masthead/domain';
import { type Frame, Layout } from './layout.tsx';

/** What this software keeps of a reader, held to what it does. Whoever runs it adds what their law asks for. */
export function PrivacyPage(props: {
  readonly frame: Frame;
  readonly newsletters: readonly NewsletterProfile[];
}) {
  const { frame, newsletters } = props;
  const name = frame.newsletter?.name ?? 'Masthead';
  return (
    <Layout
      frame={frame}
      title={`Privacy · ${name}`}
      description={`What ${name} keeps of its readers, for how long, and how to have it erased.`}
      canonicalPath="/privacy"
    >
      <header className="page-head">
        <h1>Privacy</h1>
      </header>
      <div className="essay" lang="en" dir="ltr">
        <section aria-labelledby="reading">
          <h2 id="reading">When you read here</h2>
          <p>
            These pages set no cookie and load nothing from anybody else but the pictures of an issue. There
            is no script that watches, and no account of who read what.
          </p>
        </section>
        <section aria-labelledby="subscribing">
          <h2 id="subscribing">When you subscribe</h2>
          <p>
            We keep your address, the name you give, if you give one, what you chose (how often, which
            topics), and the proof that you asked for it: when, on which form, from which internet address.
            Nothing is sent before you have confirmed by a click.
          </p>
        </section>
        <section aria-labelledby="sending">
          <h2 id="sending">When we send</h2>
          <p>
            The mails are handed to <a href="https://resend.com">Resend</a>, which delivers them and tells us
            whether each one arrived, bounced or was reported as unwanted. That is kept with the mail. The
            links in our mails lead straight where they say.
          </p>
        </section>
        <section aria-labelledby="leaving">
          <h2 id="leaving">When you leave</h2>
          <p>
            One click in any mail unsubscribes. At the foot of every mail is also the way to your preferences:
            there you can take along all we keep of you as a file, or have it erased at once. Of an erased
            address only a keyed hash remains, which cannot be read back and serves to never write to it
            again.
          </p>
        </section>
        {newsletters.length === 0 ? null : (
          <section aria-labelledby="who">
            <h2 id="who">Who is responsible</h2>
            {newsletters.map((newsletter) => (
              <p key={newsletter.id}>
                {newsletter.name}, {newsletter.postalAddress},{' '}
                <a href={`mailto:${newsletter.replyTo ?? newsletter.sender.address}`}>
                  {newsletter.replyTo ?? newsletter.sender.address}
                </a>
              </p>
            ))}
          </section>
        )}
      </div>
    </Layout>
  );
}
