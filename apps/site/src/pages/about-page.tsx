import type { NewsletterProfile } from '@masthead/domain';
import { cadence } from '../words/cadence.ts';
import { EditorsAddress } from './editors-address.tsx';
import { EssayPart } from './essay-part.tsx';
import { FeedLinks } from './feed-links.tsx';
import { type Frame, Layout } from './layout.tsx';
import { postalAddress } from './postal-address.ts';

/** Who writes, what comes and when, and all the ways to read it. Made of what the desk says of each newsletter. */
export function AboutPage(props: {
  readonly frame: Frame;
  readonly newsletters: readonly NewsletterProfile[];
}) {
  const { frame, newsletters } = props;
  const { words } = frame;
  const { about } = words;
  const name = frame.newsletter?.name ?? words.house;
  const several = newsletters.length > 1;
  return (
    <Layout
      frame={frame}
      title={`${about.title} · ${name}`}
      description={about.about({ name })}
      canonicalPath="/about"
    >
      <header className="page-head">
        <h1>{about.title}</h1>
      </header>
      <div className="essay">
        {newsletters.map((newsletter) => (
          <section key={newsletter.id} aria-labelledby={`n-${newsletter.slug}`}>
            <h2 id={`n-${newsletter.slug}`}>
              <bdi>{newsletter.name}</bdi>
            </h2>
            <p>
              <bdi>{newsletter.description}</bdi> {cadence(newsletter, words)} {about.free}
            </p>
            <p>
              {about.writtenBy(newsletter.sender.name)}{' '}
              {about.answers(<EditorsAddress newsletter={newsletter} />)}
            </p>
            <p>{about.follow(<FeedLinks {...(several ? { of: { newsletter: newsletter.slug } } : {})} />)}</p>
            <p className="quiet">
              <bdi>{postalAddress(newsletter)}</bdi>
            </p>
          </section>
        ))}
        <EssayPart id="find" {...about.find} />
        <EssayPart id="cite-us" {...about.cite} />
        <EssayPart id="machines" {...about.machines} />
        <EssayPart id="corrections-policy" {...about.corrections} />
      </div>
    </Layout>
  );
}
