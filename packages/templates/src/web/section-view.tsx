import { assertNever, type ImageRef } from '@masthead/domain';
import type { ReactNode } from 'react';
import type { PrintableBody, PrintableSection } from '../snapshot/index.ts';
import { Blocks } from './blocks.tsx';
import { LineRuns } from './line-runs.tsx';
import { ListedMention, Marks, Mention } from './mention.tsx';

/** A labelled part of the issue. */
export function SectionView({ section }: { readonly section: PrintableSection }) {
  if (section.body.kind === 'divider') return <hr className="mh-divider" />;
  const headingId = section.heading === null ? undefined : section.anchor;
  return (
    <section
      className="mh-section"
      {...(headingId === undefined ? { id: section.anchor } : { 'aria-labelledby': headingId })}
    >
      {section.heading === null ? null : (
        <h2 className="mh-label" id={section.anchor}>
          {section.heading}
        </h2>
      )}
      <SectionBody body={section.body} />
    </section>
  );
}

function SectionBody({ body }: { readonly body: PrintableBody }): ReactNode {
  switch (body.kind) {
    case 'items':
      if (body.shape !== 'media' && body.shape !== 'reading') {
        return body.items.map((item) => <Mention key={item.anchor} item={item} shape={body.shape} />);
      }
      return (
        <ul className="mh-list">
          {body.items.map((item) => (
            <ListedMention key={item.anchor} item={item} />
          ))}
        </ul>
      );
    case 'takeaways':
      return (
        <ol className="mh-takeaways">
          {body.items.map((item) => (
            <li key={item.anchor} id={item.anchor}>
              <strong className="mh-claim" dir={item.dir}>
                <LineRuns line={item.claim} />
                <Marks marks={item.marks} after={false} />
              </strong>
              <Blocks blocks={item.detail} />
            </li>
          ))}
        </ol>
      );
    case 'prose':
      return (
        <div className={body.tone === 'callout' ? 'mh-callout' : 'mh-prose'}>
          <Blocks blocks={body.blocks} />
        </div>
      );
    case 'image':
      return <Figure body={body} />;
    case 'sponsor':
      return (
        <aside className="mh-sponsor">
          <p className="mh-byline">
            {body.label}
            {body.sponsor === '' ? null : ' · '}
            {body.url === null ? (
              body.sponsor
            ) : (
              <a href={body.url} rel="sponsored">
                {body.sponsor}
              </a>
            )}
          </p>
          {body.image === null ? null : <Picture image={body.image} />}
          <Blocks blocks={body.blocks} />
        </aside>
      );
    case 'divider':
      return null;
    default:
      return assertNever(body);
  }
}

function Figure({ body }: { readonly body: Extract<PrintableBody, { kind: 'image' }> }) {
  const picture = <Picture image={body.image} />;
  return (
    <figure className="mh-figure">
      {body.href === null ? picture : <a href={body.href}>{picture}</a>}
      {body.caption.length === 0 && body.credit === '' ? null : (
        <figcaption>
          <LineRuns line={body.caption} />
          {body.caption.length > 0 && body.credit !== '' ? ' · ' : ''}
          {body.credit}
        </figcaption>
      )}
    </figure>
  );
}

/** The column is 680 px wide, less the gutters on a narrow screen. */
const sizes = '(min-width: 45rem) 42.5rem, calc(100vw - 2.5rem)';

function Picture({ image }: { readonly image: ImageRef }) {
  const { url, alt, width, height, smaller = [] } = image;
  const choices = [...smaller, { url, width }].map((one) => `${one.url} ${one.width}w`).join(', ');
  return (
    <img
      src={url}
      {...(smaller.length === 0 ? {} : { srcSet: choices, sizes })}
      alt={alt}
      width={width}
      height={height}
      loading="lazy"
      decoding="async"
    />
  );
}
