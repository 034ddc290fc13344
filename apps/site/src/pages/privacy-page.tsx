import type { NewsletterProfile } from '@masthead/domain';
import { EditorsAddress } from './editors-address.tsx';
import { EssayPart } from './essay-part.tsx';
import { type Frame, Layout } from './layout.tsx';
import { postalAddress } from './postal-address.ts';

/** What this software keeps of a reader, held to what it does. Whoever runs it adds what their law asks for. */
export function PrivacyPage(props: {
  readonly frame: Frame;
  readonly newsletters: readonly NewsletterProfile[];
}) {
  const { frame, newsletters } = props;
  const { privacy, house } = frame.words;
  const name = frame.newsletter?.name ?? house;
  return (
    <Layout
      frame={frame}
      title={`${privacy.title} · ${name}`}
      description={privacy.about({ name })}
      canonicalPath="/privacy"
    >
      <header className="page-head">
        <h1>{privacy.title}</h1>
      </header>
      <div className="essay">
        <EssayPart id="reading" {...privacy.reading} />
        <EssayPart id="subscribing" {...privacy.subscribing} />
        <EssayPart id="sending" {...privacy.sending} />
        <EssayPart id="leaving" {...privacy.leaving} />
        {newsletters.length === 0 ? null : (
          <section aria-labelledby="who">
            <h2 id="who">{privacy.who}</h2>
            {newsletters.map((newsletter) => (
              <p key={newsletter.id}>
                <bdi>{newsletter.name}</bdi> · <bdi>{postalAddress(newsletter)}</bdi> ·{' '}
                <EditorsAddress newsletter={newsletter} />
              </p>
            ))}
          </section>
        )}
      </div>
    </Layout>
  );
}
