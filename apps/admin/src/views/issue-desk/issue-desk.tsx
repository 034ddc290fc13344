'use client';

import { Button, useDocumentInfo } from '@payloadcms/ui';
import './issue-desk.css';
import { useEffect, useRef, useState } from 'react';
import type { DeskState } from '../../features/desk/desk-shape.ts';
import { DeskStatus } from './desk-status.tsx';
import { PreviewLinks } from './preview-links.tsx';
import { ReviewActions } from './review-actions.tsx';
import { SendActions } from './send-actions.tsx';
import { useDeskState } from './use-desk-state.ts';
import { useGiveBack } from './use-give-back.ts';
import { useNamedEditor } from './use-named-editor.ts';
import { useUnsaved } from './use-unsaved.ts';
import { useVerb } from './use-verb.ts';
import { WindowName } from './window-name.tsx';

/** Beside an issue: where it stands and what can be done with it, up to its mails going out. */
export function IssueDesk({ initial }: { readonly initial: DeskState | null }) {
  const { id, lastUpdateTime } = useDocumentInfo();
  const unsaved = useUnsaved();
  const issueId = id === undefined ? null : String(id);
  const { state, problem, refresh } = useDeskState(issueId, initial);
  const { busy: doing, run } = useVerb(refresh);
  // It comes with the page, before the page listens: a press on a button that cannot hear must not look like one that can.
  const [listens, setListens] = useState(false);
  useEffect(() => setListens(true), []);
  const busy = listens ? doing : 'opening';
  useGiveBack(issueId);
  useNamedEditor();

  // What was just saved may differ from what is approved. Opening asks by itself: asked twice, the first answer is lost.
  const asked = useRef(lastUpdateTime);
  useEffect(() => {
    if (asked.current === lastUpdateTime) return;
    asked.current = lastUpdateTime;
    refresh();
  }, [lastUpdateTime, refresh]);

  return (
    <section aria-label="Desk" className="issue-desk">
      <WindowName />
      <h2 className="issue-desk__heading">Desk</h2>
      {issueId === null ? (
        <p className="issue-desk__note">Write a first line: it is saved by itself.</p>
      ) : null}
      {problem === null ? null : (
        <p className="issue-desk__warning" role="alert">
          {problem}
        </p>
      )}
      {state === null ? null : (
        <>
          <DeskStatus state={state} />
          <ReviewActions busy={busy} run={run} state={state} unsaved={unsaved} />
          <SendActions busy={busy} run={run} state={state} />
          <Button
            buttonStyle="secondary"
            disabled={busy !== null || unsaved}
            margin={false}
            onClick={() =>
              run<{ to: string }>(
                'test',
                `/issues/${state.issueId}/test-send`,
                {},
                ({ to }) => `A test is on its way to ${to}.`,
              )
            }
            size="medium"
          >
            Send me a test
          </Button>
          <PreviewLinks
            busy={busy}
            issueId={state.issueId}
            mayApprove={state.mayApprove}
            run={run}
            unsaved={unsaved}
          />
        </>
      )}
    </section>
  );
}
