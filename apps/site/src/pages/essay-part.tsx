import type { ReactNode } from 'react';

/** A heading and a paragraph of a page of prose. */
export function EssayPart(props: { readonly id: string; readonly title: string; readonly text: ReactNode }) {
  const { id, title, text } = props;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>{text}</p>
    </section>
  );
}
