import { assertNever, type Inline } from '@masthead/domain';
import type { ReactNode } from 'react';
import { inOrder } from '../in-order.ts';
import type { Line } from '../snapshot/index.ts';
import type { MailLook } from './mail-context.ts';
import { mono } from './mail-styles.ts';

/** Runs of text with their marks and links. `quiet` links take the colour of the line they stand in. */
export function LineRuns({
  line,
  look,
  quiet = false,
}: {
  readonly line: Line;
  readonly look: MailLook;
  readonly quiet?: boolean;
}): ReactNode {
  return inOrder(line, (run) => {
    const marked = markedRun(run);
    if (run.href === undefined) return marked;
    return (
      <MailLink href={run.href} look={look} tone={quiet ? 'quiet' : 'accent'}>
        {marked}
      </MailLink>
    );
  });
}

function markedRun(run: Inline): ReactNode {
  let marked: ReactNode = run.text;
  if (run.code) marked = <code style={{ font: `.92em ${mono}` }}>{marked}</code>;
  if (run.italic) marked = <em>{marked}</em>;
  if (run.bold) marked = <strong>{marked}</strong>;
  return marked;
}

interface MailLinkProps {
  readonly href: string;
  readonly look: MailLook;
  /** accent: within running text; ink: a headline; quiet: small print; bare: a list of nothing but links. */
  readonly tone: 'accent' | 'ink' | 'quiet' | 'bare';
  readonly children: ReactNode;
}

export function MailLink({ href, look, tone, children }: MailLinkProps) {
  const { light } = look.theme;
  switch (tone) {
    case 'accent':
      return (
        <a href={href} className="a" style={{ color: light.accent }}>
          {children}
        </a>
      );
    case 'ink':
      return (
        <a href={href} className="i" style={{ color: light.ink, textDecoration: 'none' }}>
          {children}
        </a>
      );
    case 'bare':
      return (
        <a href={href} className="s" style={{ color: light.secondary, textDecoration: 'none' }}>
          {children}
        </a>
      );
    case 'quiet':
      return (
        <a href={href} className="s" style={{ color: light.secondary }}>
          {children}
        </a>
      );
    default:
      return assertNever(tone);
  }
}
