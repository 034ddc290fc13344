'use client';

import { useDocumentInfo } from '@payloadcms/ui';
import { useCallback, useEffect, useState } from 'react';
import type { CorrectionsState } from '../../features/corrections/correction-shape.ts';
import '../comments/comments-panel.css';
import { deskRequest } from '../desk-request.ts';
import { useVerb } from '../issue-desk/use-verb.ts';
import { CorrectionForm } from './correction-form.tsx';
import { CorrectionOffers } from './correction-offers.tsx';
import { OneCorrection } from './one-correction.tsx';

/** Beside an issue that is out: its errata. Beside a draft: those of earlier issues that it may print. */
export function CorrectionsPanel() {
  const { id, lastUpdateTime } = useDocumentInfo();
  const [state, setState] = useState<CorrectionsState | null>(null);
  const path = `/issues/${String(id)}/corrections`;
  const load = useCallback(async () => {
    if (id === undefined) return;
    const answer = await deskRequest<CorrectionsState>('GET', path).catch(() => null);
    if (answer !== null) setState(answer);
  }, [id, path]);
  // Approving, sending and publishing come back as a save.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a save is what asks again
  useEffect(() => void load(), [load, lastUpdateTime]);
  const { busy, run } = useVerb(() => void load());
  if (id === undefined || state === null) return null;
  const { corrections, isOut, mayPublish, offers, subjects } = state;
  if (!isOut && offers.length === 0) return null;
  return (
    <section aria-label="Corrections" className="issue-comments">
      <h2 className="issue-comments__heading">Corrections</h2>
      {isOut ? null : <CorrectionOffers busy={busy !== null} offers={offers} path={path} run={run} />}
      {corrections.length === 0 ? null : (
        <ul className="issue-comments__list">
          {corrections.map((correction) => (
            <OneCorrection
              busy={busy !== null}
              correction={correction}
              key={correction.id}
              mayTakeBack={mayPublish}
              onTakeBack={() =>
                run(
                  'take back',
                  `${path}/${correction.id}/take-back`,
                  {},
                  () => 'It is gone from every page.',
                )
              }
            />
          ))}
        </ul>
      )}
      {isOut && !mayPublish ? (
        <p className="issue-comments__note">
          {corrections.length === 0 ? 'None. ' : ''}Editors publish corrections.
        </p>
      ) : null}
      {mayPublish ? (
        <CorrectionForm
          busy={busy !== null}
          onPublish={(body, done) =>
            run('correct', path, body, () => {
              done();
              return 'The correction is on its page and in the feed.';
            })
          }
          subjects={subjects}
        />
      ) : null}
    </section>
  );
}
