import type { ReactNode } from 'react';
import { type Frame, Layout } from './layout.tsx';

/** A page that says one thing and offers one act: confirmations, unsubscribing, errors. Never indexed. */
export function NoticePage(props: {
  readonly frame: Frame;
  readonly title: string;
  readonly children: ReactNode;
}) {
  const { frame, title, children } = props;
  return (
    <Layout frame={frame} title={`${title} · ${frame.newsletter?.name ?? frame.words.house}`}>
      <div className="notice">
        <h1>{title}</h1>
        {children}
      </div>
    </Layout>
  );
}
