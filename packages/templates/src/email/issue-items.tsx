import { type ItemShape, type PrintableItem, wordsOfLine } from '../snapshot/index.ts';
import { Turned } from '../turned.tsx';
import { Blocks, headingTag, italicFor, listStyle } from './blocks.tsx';
import { Cell } from './cell.tsx';
import { LineRuns, MailLink } from './line.tsx';
import { type MailLook, startSide } from './mail-context.ts';
import { labelFont } from './mail-styles.ts';

interface ItemsProps {
  readonly shape: ItemShape;
  readonly items: readonly PrintableItem[];
  readonly look: MailLook;
}

/** Stories and papers one under the other; talks and links as a list. */
export function IssueItems({ shape, items, look }: ItemsProps) {
  if (shape !== 'media' && shape !== 'reading') {
    return items.map((item, at) => (
      <Mention
        key={item.anchor}
        item={item}
        shape={shape}
        look={look}
        below={at === items.length - 1 ? 0 : 32}
      />
    ));
  }
  return (
    <ul style={listStyle(look)}>
      {items.map((item) => (
        <li key={item.anchor} style={{ margin: '0 0 12px' }}>
          <Turned dir={item.dir}>
            <ListedItem item={item} look={look} />
          </Turned>
        </li>
      ))}
    </ul>
  );
}

interface MentionProps {
  readonly item: PrintableItem;
  readonly shape: ItemShape;
  readonly look: MailLook;
  readonly below: number;
}

/** Headline, then a quiet line of facts, then what the editors say behind a 2 px rule in the accent colour. */
function Mention({ item, shape, look: around, below }: MentionProps) {
  const look = { ...around, direction: item.dir ?? around.direction };
  const Tag = headingTag(item.level);
  const isBig = shape === 'bigStory';
  const isPaper = shape === 'paper';
  return (
    <div dir={item.dir} style={{ margin: `0 0 ${below}px` }}>
      {item.title.length === 0 ? null : (
        <Tag
          className={isBig ? 'g' : undefined}
          style={{
            margin: '0',
            fontSize: isBig ? '27px' : '20px',
            lineHeight: isBig ? 1.25 : 1.3,
            ...(isPaper ? { ...italicFor(wordsOfLine(item.title)), fontWeight: 'normal' } : {}),
          }}
        >
          <ItemTitle item={item} look={look} />
        </Tag>
      )}
      <Byline item={item} look={look} />
      <Commentary item={item} look={look} isBig={isBig} />
      <Previously item={item} look={look} />
    </div>
  );
}

function ItemTitle({ item, look }: { readonly item: PrintableItem; readonly look: MailLook }) {
  const words = <LineRuns line={item.title} look={look} />;
  if (item.url === null) return words;
  return (
    <MailLink href={item.url} look={look} tone="ink">
      {words}
    </MailLink>
  );
}

function Byline({ item, look }: { readonly item: PrintableItem; readonly look: MailLook }) {
  if (item.byline.length === 0) return null;
  const { secondary } = look.theme.light;
  return (
    <p
      className="s"
      style={{ margin: '6px 0 0', font: `13px/1.5 ${labelFont(look.theme)}`, color: secondary }}
    >
      <LineRuns line={item.byline} look={look} quiet />
    </p>
  );
}

function Commentary({
  item,
  look: around,
  isBig,
}: {
  readonly item: PrintableItem;
  readonly look: MailLook;
  readonly isBig: boolean;
}) {
  if (item.commentary.length === 0) return null;
  const look = { ...around, direction: item.commentaryDir ?? around.direction };
  const side = startSide(look);
  return (
    <div style={{ margin: '12px 0 0' }}>
      <Cell
        className="b"
        style={{
          [`border${side}`]: `2px solid ${look.theme.light.accent}`,
          [`padding${side}`]: '16px',
          ...(isBig ? { fontSize: '18px' } : {}),
        }}
      >
        {/* Some clients drop `dir` from a cell. */}
        <Turned dir={item.commentaryDir}>
          <Blocks blocks={item.commentary} look={look} />
        </Turned>
      </Cell>
    </div>
  );
}

function Previously({ item, look }: { readonly item: PrintableItem; readonly look: MailLook }) {
  if (item.previously === null) return null;
  const { secondary } = look.theme.light;
  return (
    <div
      className="s"
      style={{
        margin: startSide(look) === 'Left' ? '10px 0 0 18px' : '10px 18px 0 0',
        font: `13px/1.5 ${labelFont(look.theme)}`,
        color: secondary,
      }}
    >
      <MailLink href={item.previously.href} look={look} tone="quiet">
        {item.previously.label}
      </MailLink>
      {item.previously.blocks.length === 0 ? null : (
        <div style={{ margin: '4px 0 0' }}>
          <Blocks blocks={item.previously.blocks} look={look} gap={6} />
        </div>
      )}
    </div>
  );
}

/** "Title  show, people — note": one running paragraph as long as the note is one. */
function ListedItem({ item, look }: { readonly item: PrintableItem; readonly look: MailLook }) {
  const [first, ...rest] = item.commentary;
  const runsOn = first?.type === 'paragraph' ? first : null;
  const named = item.title.length > 0 || item.byline.length > 0;
  return (
    <>
      {item.title.length === 0 ? null : (
        <strong>
          <ItemTitle item={item} look={look} />
        </strong>
      )}
      {item.byline.length === 0 ? null : (
        <span
          className="s"
          style={{ font: `13px/1.5 ${labelFont(look.theme)}`, color: look.theme.light.secondary }}
        >
          {item.title.length === 0 ? '' : ' · '}
          <LineRuns line={item.byline} look={look} quiet />
        </span>
      )}
      {runsOn === null ? null : (
        <>
          {named ? ' — ' : ''}
          <LineRuns line={runsOn.children} look={look} />
        </>
      )}
      <Blocks blocks={runsOn === null ? item.commentary : rest} look={look} gap={8} />
      <Previously item={item} look={look} />
    </>
  );
}
