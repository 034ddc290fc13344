'use client';

import { useDocumentInfo } from '@payloadcms/ui';
import { useEffect } from 'react';
import type { IssueChecks } from '../../features/checks/checks-shape.ts';
import { useLive } from '../live/use-live.ts';
import { CheckList } from './check-list.tsx';
import './checks-panel.css';
import { LinkList } from './link-list.tsx';
import { SizeMeter } from './size-meter.tsx';

/** Asked again while links are being looked at. */
const LOOKING_MS = 2_000;

/** Beside an issue, following what is typed: what keeps it from going out, what to look at, every link, the size. */
export function ChecksPanel() {
  const { id } = useDocumentInfo();
  const path = id === undefined ? null : `/issues/${id}/checks`;
  const { answer, problem, refresh } = useLive<IssueChecks>(path);
  const looking = answer?.linkCheck.looking === true;
  useEffect(() => {
    if (!looking) return;
    const timer = setInterval(refresh, LOOKING_MS);
    return () => clearInterval(timer);
  }, [looking, refresh]);
  if (path === null) return null;
  const blocking = answer?.checks.filter(({ stops }) => stops !== 'nothing') ?? [];
  const advice = answer?.checks.filter(({ stops }) => stops === 'nothing') ?? [];
  return (
    <section aria-label="Checks" className="issue-checks">
      <h2 className="issue-checks__heading">Checks</h2>
      {problem === null ? null : (
        <p className="issue-checks__problem" role="alert">
          {problem}
        </p>
      )}
      {answer === null ? null : (
        <>
          <p className="issue-checks__line" role="status" aria-label="Checks in short">
            {inShort(blocking.length, advice.length)}
          </p>
          <CheckList checks={blocking} label="Before it can go out" />
          {advice.length === 0 ? null : (
            <details className="issue-checks__more">
              <summary>{advice.length} to look at</summary>
              <CheckList checks={advice} label="To look at" />
            </details>
          )}
          <LinkList links={answer.links} linkCheck={answer.linkCheck} />
          <SizeMeter sizes={answer} />
        </>
      )}
    </section>
  );
}

function inShort(blocking: number, advice: number): string {
  if (blocking > 0) return `${blocking} ${blocking === 1 ? 'thing blocks' : 'things block'} it.`;
  return advice === 0 ? 'Nothing to say against it.' : 'Nothing blocks it.';
}
