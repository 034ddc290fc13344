'use client';

import { useDocumentInfo } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import type { CoveringIssue } from '../../features/entries/covered-in.ts';
import { deskRequest } from '../desk-request.ts';
import './quick-add.css';

/** Beside an entry: the issues that mention it, drafts too. */
export function CoveredIn() {
  const { collectionSlug, id } = useDocumentInfo();
  const [issues, setIssues] = useState<readonly CoveringIssue[] | null>(null);
  useEffect(() => {
    if (id === undefined) return;
    deskRequest<{ issues: readonly CoveringIssue[] }>('GET', `/entries/${collectionSlug}/${id}/covered-in`)
      .then((answer) => setIssues(answer.issues))
      .catch(() => setIssues(null));
  }, [collectionSlug, id]);
  if (issues === null) return null;
  return (
    <section aria-label="Covered in" className="quick-add__covered">
      <h2>Covered in</h2>
      {issues.length === 0 ? <p className="quick-add__note">No issue yet.</p> : null}
      <ul>
        {issues.map(({ issueId, name, state, tagline }) => (
          <li key={issueId}>
            <a href={`/admin/collections/issues/${issueId}`}>{name}</a> <span>{tagline}</span>{' '}
            <span className="quick-add__note">{state}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
