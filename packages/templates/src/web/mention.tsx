import { Fragment } from 'react';
import { inOrder } from '../in-order.ts';
import type { ItemShape, PrintableItem, PrintableMark } from '../snapshot/index.ts';
import { Turned } from '../turned.tsx';
import { Blocks, headingTag } from './blocks.tsx';
import { LineRuns } from './line-runs.tsx';

interface MentionProps {
  readonly item: PrintableItem;
  readonly shape: ItemShape;
}

/** A story or paper: headline, a quiet line of facts, then what the editors say. */
export function Mention({ item, shape }: MentionProps) {
  const Tag = headingTag(item.level);
  return (
    <article className={`mh-mention mh-${shape}`} id={item.anchor} dir={item.dir}>
      {item.title.length === 0 ? null : (
        <Tag className="mh-title">
          <ItemTitle item={item} />
        </Tag>
      )}
      {item.byline.length === 0 && item.marks.length === 0 ? null : (
        <p className="mh-byline">
          <LineRuns line={item.byline} />
          <Marks marks={item.marks} after={item.byline.length > 0} />
        </p>
      )}
      {item.commentary.length === 0 ? null : (
        <div className="mh-commentary" dir={item.commentaryDir}>
          <Blocks blocks={item.commentary} />
        </div>
      )}
      <Corrections item={item} />
      <Previously item={item} />
    </article>
  );
}

/** The address and the citation of an item, for its public page: a mail has neither. */
export function Marks({
  marks,
  after,
}: {
  readonly marks: readonly PrintableMark[];
  readonly after: boolean;
}) {
  if (marks.length === 0) return null;
  return (
    <span className="mh-marks" data-only="site">
      {marks.map(({ kind, label, href, done }, index) => (
        <Fragment key={kind}>
          {index > 0 || after ? ' · ' : ''}
          <a className={`mh-mark-${kind}`} href={href} data-done={done}>
            {label}
          </a>
        </Fragment>
      ))}
    </span>
  );
}

/** A talk or a link, as one item of a list: title, facts, then the note after a dash. */
export function ListedMention({ item }: { readonly item: PrintableItem }) {
  return (
    <li className="mh-listed" id={item.anchor}>
      <Turned dir={item.dir}>
        <ListedWords item={item} />
      </Turned>
    </li>
  );
}

function ListedWords({ item }: { readonly item: PrintableItem }) {
  const [first, ...rest] = item.commentary;
  const runsOn = first?.type === 'paragraph' ? first : null;
  const hasTitle = item.title.length > 0;
  return (
    <>
      {hasTitle ? (
        <strong className="mh-title">
          <ItemTitle item={item} />
        </strong>
      ) : null}
      {item.byline.length === 0 ? null : (
        <span className="mh-byline">
          {hasTitle ? ' · ' : ''}
          <LineRuns line={item.byline} />
        </span>
      )}
      {runsOn === null ? null : (
        <>
          {hasTitle || item.byline.length > 0 ? ' — ' : ''}
          <LineRuns line={runsOn.children} />
        </>
      )}
      <Marks marks={item.marks} after={false} />
      <Blocks blocks={runsOn === null ? item.commentary : rest} />
      <Corrections item={item} />
      <Previously item={item} />
    </>
  );
}

function ItemTitle({ item }: { readonly item: PrintableItem }) {
  const words = <LineRuns line={item.title} />;
  return item.url === null ? words : <a href={item.url}>{words}</a>;
}

/** What turned out wrong, right under what was said. */
function Corrections({ item }: { readonly item: PrintableItem }) {
  return inOrder(item.corrections, ({ label, text }) => (
    <p className="mh-correction">
      <strong>{label}:</strong> {text}
    </p>
  ));
}

/** The link to our page about the entry is the site's alone: a mail has no room for two links here. */
function Previously({ item }: { readonly item: PrintableItem }) {
  if (item.previously === null) return null;
  const { label, href, blocks, history } = item.previously;
  return (
    <aside className="mh-previously">
      <p>
        <a href={href}>{label}</a>
        {history === null ? null : (
          <span data-only="site">
            {' · '}
            <a href={history.href}>{history.label}</a>
          </span>
        )}
      </p>
      <Blocks blocks={blocks} />
    </aside>
  );
}
