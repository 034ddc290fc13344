import type { Printable } from '@masthead/templates';
import { Fragment } from 'react';

/** "№ 12 · 22 November 2026 · 9 min", as the issue itself prints it; in the margin one under the other. */
export function IssueFacts({ issue }: { readonly issue: Printable }) {
  return (
    <p className="facts facts--margin">
      {issue.facts.map((fact, index) => (
        <Fragment key={fact}>
          {index === 0 ? null : <span className="facts__dot"> · </span>}
          <span className="facts__one">{fact}</span>
        </Fragment>
      ))}
    </p>
  );
}
