import { useDocumentInfo } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import type { ApprovedDiff, DiffPart } from '../../features/audit/diff-shape.ts';
import { DeskRefused, deskRequest } from '../desk-request.ts';
import './approved-diff.css';

/** What changed since approval, read when it is opened. Struck out: no longer there; underlined: new. */
export function WhatDiffers({ issueId }: { readonly issueId: string }) {
  const { lastUpdateTime } = useDocumentInfo();
  const [isOpen, setOpen] = useState(false);
  const [diff, setDiff] = useState<ApprovedDiff | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a save is what asks again
  useEffect(() => {
    if (!isOpen) return;
    deskRequest<ApprovedDiff>('GET', `/issues/${issueId}/diff`).then(
      (answer) => {
        setDiff(answer);
        setProblem(null);
      },
      (error: unknown) =>
        setProblem(error instanceof DeskRefused ? error.message : 'The desk cannot be read.'),
    );
  }, [isOpen, issueId, lastUpdateTime]);
  return (
    <details className="issue-diff" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>What differs</summary>
      {problem === null ? null : <p role="alert">{problem}</p>}
      {diff === null ? null : diff.looksOnly ? (
        <p>The words are the same; colours, an image or the layout are not.</p>
      ) : (
        <section aria-label="What differs from the approved rendition" className="issue-diff__parts">
          <Part label="Subject" parts={diff.subject} />
          <Part label="Preheader" parts={diff.preheader} />
          <Part label="The mail" parts={diff.text} />
        </section>
      )}
    </details>
  );
}

function Part({ label, parts }: { readonly label: string; readonly parts: readonly DiffPart[] }) {
  if (parts.every(({ kind }) => kind === 'same' || kind === 'skipped')) return null;
  return (
    <div>
      <h3 className="issue-diff__label">{label}</h3>
      <p className="issue-diff__text">
        {parts.map(({ kind, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no name but their place
          <Words key={at} kind={kind} text={text} />
        ))}
      </p>
    </div>
  );
}

function Words({ kind, text }: DiffPart) {
  switch (kind) {
    case 'added':
      return <ins>{text}</ins>;
    case 'removed':
      return <del>{text}</del>;
    case 'skipped':
      return <span> […] </span>;
    case 'same':
      return <>{text}</>;
  }
}
