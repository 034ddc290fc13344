import type { NewsletterProfile } from '@masthead/domain';
import { cadence } from '../words/cadence.ts';
import { FeedLinks } from './feed-links.tsx';
import { type Frame, Layout } from './layout.tsx';

/** Who writes, what comes and when, and all the ways to read it. Made of what the desk says of each newsletter. */
export function AboutPage(props: {
  readonly frame: Frame;
  readonly newsletters: readonly NewsletterProfile[];
}) {
  const { frame, newsletters } = props;
  const name = frame.newsletter?.name ?? 'Masthead';
  const several = newsletters.length > 1;
  return (
    <Layout
      frame={frame}
      title={`About · ${name}`}
      description={`What ${name} is, when it comes, and how to read, follow, search and cite it.`}
      canonicalPath="/about"
    >
      <header className="page-head">
        <h1>About</h1>
      </header>
      <div className="essay" lang="en" dir="ltr">
        {newsletters.map((newsletter) => (
          <section key={newsletter.id} aria-labelledby={`n-${newsletter.slug}`}>
            <h2 id={`n-${newsletter.slug}`}>{newsletter.name}</h2>
            <p>
              {newsletter.description} {cadence(newsletter, frame.words)} It is free;{' '}
              <a href="/subscribe">subscribe</a> with an address and one click.
            </p>
            <p>
              Written by {newsletter.sender.name}. Answers to any issue reach{' '}
              <a href={`mailto:${newsletter.replyTo ?? newsletter.sender.address}`}>
                {newsletter.replyTo ?? newsletter.sender.address}
              </a>
              .
            </p>
            <p>
              Follow without an address:{' '}
              <FeedLinks {...(several ? { of: { newsletter: newsletter.slug } } : {})} />. Every feed holds
              the whole issue.
            </p>
            <p className="quiet">{newsletter.postalAddress}</p>
          </section>
        ))}
        <section aria-labelledby="find">
          <h2 id="find">Finding things again</h2>
          <p>
            Every issue that came out stays at its address, in <a href="/archive">the archive</a>. A story or
            a paper has one page with all that any issue said of it, in order. What recurs under different
            headlines is gathered under <a href="/topics">topics</a>. <a href="/search">The search</a> reads
            all of it.
          </p>
        </section>
        <section aria-labelledby="cite-us">
          <h2 id="cite-us">Citing</h2>
          <p>
            Each issue, story and paper has a citation at its end, and as BibTeX, RIS and CSL-JSON beside its
            address: add <code>.bib</code>, <code>.ris</code> or <code>.csl.json</code>. Topics and searches
            can be taken along in the same way.
          </p>
        </section>
        <section aria-labelledby="machines">
          <h2 id="machines">For programs</h2>
          <p>
            All that is published can be read at <a href="/api">/api</a>, described by{' '}
            <a href="/api/openapi.json">an OpenAPI document</a>. No key is needed.
          </p>
        </section>
        <section aria-labelledby="corrections-policy">
          <h2 id="corrections-policy">Corrections</h2>
          <p>
            What turns out wrong is corrected where it stands, with the date, and wherever the story comes up
            again. The mail that went out stays what it was.
          </p>
        </section>
      </div>
    </Layout>
  );
}
