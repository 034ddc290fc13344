'use client';

import { useEffect, useId, useState } from 'react';
import type { SegmentOfIssue } from '../../features/subscribers/segments-of-issue.ts';
import { deskRequest } from '../desk-request.ts';

interface Props {
  readonly issueId: string;
  /** Empty: everybody. */
  readonly chosen: string;
  readonly choose: (segmentId: string) => void;
}

/** Everybody, or the readers of a saved segment. Nothing to see while no segment is saved. */
export function AudienceChoice({ issueId, chosen, choose }: Props) {
  const [segments, setSegments] = useState<readonly SegmentOfIssue[]>([]);
  const id = useId();
  useEffect(() => {
    void deskRequest<{ segments: readonly SegmentOfIssue[] }>('GET', `/issues/${issueId}/segments`)
      .then((answer) => setSegments(answer.segments))
      .catch(() => undefined);
  }, [issueId]);
  if (segments.length === 0) return null;
  return (
    <div className="issue-desk__when">
      <label htmlFor={id}>Who gets it</label>
      <select id={id} onChange={({ target }) => choose(target.value)} value={chosen}>
        <option value="">Everybody who is confirmed</option>
        {segments.map((segment) => (
          <option key={segment.id} value={segment.id}>
            {`Only: ${segment.name}${segment.audience === null ? '' : ` (${segment.audience.toLocaleString('en')})`}`}
          </option>
        ))}
      </select>
    </div>
  );
}
