import type { ImageRef } from '@masthead/domain';
import { assertNever } from '@masthead/domain';
import { Img } from 'react-email';
import { hasItalics, type PrintableBody, type PrintableSection } from '../snapshot/index.ts';
import { Blocks, listStyle } from './blocks.tsx';
import { Cell } from './cell.tsx';
import { IssueItems } from './issue-items.tsx';
import { LineRuns, MailLink } from './line.tsx';
import type { MailLook } from './mail-context.ts';
import { labelFont, paleOf } from './mail-styles.ts';

/** A labelled part of the issue: a rule, a small label, much air. */
export function IssueSection({
  section,
  look,
}: {
  readonly section: PrintableSection;
  readonly look: MailLook;
}) {
  const { light } = look.theme;
  if (section.body.kind === 'divider') {
    return (
      <hr
        className="r"
        style={{ width: '72px', margin: '44px auto 0', border: '0', borderTop: `1px solid ${light.rule}` }}
      />
    );
  }
  return (
    <Cell style={{ padding: '44px 0 0' }}>
      {section.heading === null ? null : (
        <Cell className="r" style={{ padding: '12px 0 18px', borderTop: `1px solid ${light.rule}` }}>
          <h2
            className="s"
            style={{
              margin: '0',
              font: `bold 13px/1.4 ${labelFont(look.theme)}`,
              ...(hasItalics(section.heading)
                ? ({ letterSpacing: '.08em', textTransform: 'uppercase' } as const)
                : {}),
              color: light.secondary,
            }}
          >
            {section.heading}
          </h2>
        </Cell>
      )}
      <SectionBody body={section.body} look={look} />
    </Cell>
  );
}

function SectionBody({ body, look }: { readonly body: PrintableBody; readonly look: MailLook }) {
  switch (body.kind) {
    case 'items':
      return <IssueItems shape={body.shape} items={body.items} look={look} />;
    case 'takeaways':
      return (
        <ol style={listStyle(look)}>
          {body.items.map((item) => (
            <li key={item.anchor} style={{ margin: '0 0 14px' }}>
              <strong dir={item.dir} style={{ display: 'block' }}>
                <LineRuns line={item.claim} look={look} />
              </strong>
              <Blocks blocks={item.detail} look={look} gap={8} />
            </li>
          ))}
        </ol>
      );
    case 'prose':
      if (body.tone === 'plain') return <Blocks blocks={body.blocks} look={look} />;
      return (
        <PaleBox look={look}>
          <Blocks blocks={body.blocks} look={look} gap={10} />
        </PaleBox>
      );
    case 'image':
      return <Figure body={body} look={look} />;
    case 'sponsor':
      return <Sponsor body={body} look={look} />;
    case 'divider':
      return null;
    default:
      return assertNever(body);
  }
}

function PaleBox({ look, children }: { readonly look: MailLook; readonly children: React.ReactNode }) {
  const { theme } = look;
  return (
    <Cell
      className="e r"
      style={{
        padding: '18px 20px',
        backgroundColor: paleOf(theme.light),
        border: `1px solid ${theme.light.rule}`,
        borderRadius: `${theme.radiusPx}px`,
      }}
    >
      {children}
    </Cell>
  );
}

function Figure({
  body,
  look,
}: {
  readonly body: Extract<PrintableBody, { kind: 'image' }>;
  readonly look: MailLook;
}) {
  const picture = <FluidImage image={body.image} look={look} widestPx={columnPx} />;
  return (
    <>
      {body.href === null ? (
        picture
      ) : (
        <MailLink href={body.href} look={look} tone="quiet">
          {picture}
        </MailLink>
      )}
      {body.caption.length === 0 && body.credit === '' ? null : (
        <p
          className="s"
          style={{
            margin: '8px 0 0',
            font: `13px/1.5 ${labelFont(look.theme)}`,
            color: look.theme.light.secondary,
          }}
        >
          <LineRuns line={body.caption} look={look} quiet />
          {body.caption.length > 0 && body.credit !== '' ? ' · ' : ''}
          {body.credit}
        </p>
      )}
    </>
  );
}

/** The column without its margins, and what a pale box leaves of it. */
const columnPx = 600;
const inBoxPx = 558;

/** At most as wide as there is room. With images off the alt text stands there in small type. */
function FluidImage({
  image,
  look,
  widestPx,
}: {
  readonly image: ImageRef;
  readonly look: MailLook;
  readonly widestPx: number;
}) {
  const width = Math.min(image.width, widestPx);
  return (
    <Img
      src={image.url}
      alt={image.alt}
      width={width}
      style={{
        width: '100%',
        maxWidth: `${width}px`,
        height: 'auto',
        font: `italic 14px/1.5 ${labelFont(look.theme)}`,
        borderRadius: `${look.theme.radiusPx}px`,
      }}
    />
  );
}

function Sponsor({
  body,
  look,
}: {
  readonly body: Extract<PrintableBody, { kind: 'sponsor' }>;
  readonly look: MailLook;
}) {
  const { secondary } = look.theme.light;
  return (
    <PaleBox look={look}>
      <p
        className="s"
        style={{ margin: '0 0 8px', font: `13px/1.5 ${labelFont(look.theme)}`, color: secondary }}
      >
        {body.label}
        {body.sponsor === '' ? null : ' · '}
        {body.url === null ? (
          body.sponsor
        ) : (
          <MailLink href={body.url} look={look} tone="quiet">
            {body.sponsor}
          </MailLink>
        )}
      </p>
      {body.image === null ? null : (
        <div style={{ margin: '0 0 10px' }}>
          <FluidImage image={body.image} look={look} widestPx={inBoxPx} />
        </div>
      )}
      <Blocks blocks={body.blocks} look={look} gap={10} />
    </PaleBox>
  );
}
