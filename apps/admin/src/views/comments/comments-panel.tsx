'use client';

import { useDocumentInfo } from '@payloadcms/ui';
import { useCallback, useEffect, useState } from 'react';
import type { CommentShown } from '../../features/comments/comment-shape.ts';
import { deskRequest } from '../desk-request.ts';
import { useVerb } from '../issue-desk/use-verb.ts';
import { CommentForm } from './comment-form.tsx';
import './comments-panel.css';
import { OneComment } from './one-comment.tsx';
import { useSections } from './use-sections.ts';

/** Somebody else may be reading the same issue. */
const AGAIN_MS = 10_000;

/** Beside an issue: what its people say about it as a whole and about its sections, open first. */
export function CommentsPanel() {
  const { id } = useDocumentInfo();
  const sections = useSections();
  const [comments, setComments] = useState<readonly CommentShown[]>([]);
  const load = useCallback(async () => {
    if (id === undefined) return;
    const answer = await deskRequest<{ comments: CommentShown[] }>('GET', `/issues/${id}/comments`).catch(
      () => null,
    );
    if (answer !== null) setComments(answer.comments);
  }, [id]);
  useEffect(() => {
    void load();
    const timer = setInterval(() => void load(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [load]);
  const { busy, run } = useVerb(() => void load());
  if (id === undefined) return null;
  const open = comments.filter(({ settledBy }) => settledBy === null);
  const settled = comments.filter(({ settledBy }) => settledBy !== null);
  const shown = (list: readonly CommentShown[]) => (
    <ul className="issue-comments__list">
      {list.map((comment) => (
        <OneComment
          busy={busy !== null}
          comment={comment}
          key={comment.id}
          onSettle={(wanted) =>
            run('settle', `/issues/${id}/comments/${comment.id}/settle`, { settled: wanted }, () =>
              wanted ? 'Settled.' : 'Open again.',
            )
          }
          section={sections.find((section) => section.id === comment.sectionId) ?? null}
        />
      ))}
    </ul>
  );
  return (
    <section aria-label="Comments" className="issue-comments">
      <h2 className="issue-comments__heading">Comments{open.length === 0 ? '' : ` · ${open.length} open`}</h2>
      {open.length === 0 ? null : shown(open)}
      <CommentForm
        busy={busy !== null}
        onSay={(body, said) =>
          run('comment', `/issues/${id}/comments`, body, () => {
            said();
            return 'Said.';
          })
        }
        sections={sections}
      />
      {settled.length === 0 ? null : (
        <details>
          <summary>{settled.length} settled</summary>
          {shown(settled)}
        </details>
      )}
    </section>
  );
}
