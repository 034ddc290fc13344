'use client';

import { useDocumentInfo, useLivePreviewContext } from '@payloadcms/ui';
import { useState } from 'react';
import type { DraftPreview } from '../../features/previews/preview-shape.ts';
import { useLive } from '../live/use-live.ts';
import './live-preview.css';
import { type Mode, modes } from './modes.ts';
import { type AsReader, ReaderChoice } from './reader-choice.tsx';
import { Shown } from './shown.tsx';

/** Beside the form, in the place of Payload's own preview window: the mail and the page as they would be with what is typed. */
export function LivePreview() {
  const { id } = useDocumentInfo();
  const { isLivePreviewing } = useLivePreviewContext();
  const [mode, setMode] = useState<Mode>('desktop');
  const [dark, setDark] = useState(false);
  const [as, setAs] = useState<AsReader>({ who: 'nobody' });
  const path = id === undefined || !isLivePreviewing ? null : `/issues/${id}/preview`;
  const { answer, problem } = useLive<DraftPreview>(path, { as, show: mode === 'web' ? 'web' : 'email' });
  if (!isLivePreviewing) return null;
  return (
    <aside aria-label="Preview" className="issue-preview">
      <div className="issue-preview__bar">
        <fieldset className="issue-preview__modes">
          <legend className="issue-preview__legend">Show the issue as</legend>
          {modes.map(([name, label]) => (
            <label className="issue-preview__mode" key={name}>
              <input
                checked={mode === name}
                name="issue-preview-mode"
                onChange={() => setMode(name)}
                type="radio"
                value={name}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <label className="issue-preview__dark">
          <input
            checked={dark}
            disabled={mode === 'text'}
            onChange={({ target }) => setDark(target.checked)}
            type="checkbox"
          />
          <span>Dark</span>
        </label>
        <ReaderChoice as={as} setAs={setAs} />
      </div>
      {problem === null ? null : (
        <p className="issue-preview__problem" role="alert">
          {problem}
        </p>
      )}
      {answer === null ? (
        <p className="issue-preview__problem">Rendering…</p>
      ) : (
        <Shown dark={dark} mode={mode} preview={answer} />
      )}
    </aside>
  );
}
