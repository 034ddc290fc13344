'use client';

import { useDocumentInfo } from '@payloadcms/ui';
import { useCallback, useEffect, useState } from 'react';
import type { EventShown } from '../../features/audit/event-shape.ts';
import { deskRequest } from '../desk-request.ts';
import './history-panel.css';
import { eventWords } from './event-words.ts';

const AGAIN_MS = 10_000;

/** Beside an issue, folded away: who did what to it, and when. Read when it is opened, and again and again while it is. */
export function HistoryPanel() {
  const { id, lastUpdateTime } = useDocumentInfo();
  const [isOpen, setOpen] = useState(false);
  const [events, setEvents] = useState<readonly EventShown[] | null>(null);
  const load = useCallback(async () => {
    if (id === undefined || !isOpen) return;
    const answer = await deskRequest<{ events: EventShown[] }>('GET', `/issues/${id}/events`).catch(
      () => null,
    );
    if (answer !== null) setEvents(answer.events);
  }, [id, isOpen]);
  // Saves are not all that happens: somebody comments, approves, sends.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a save asks at once
  useEffect(() => {
    void load();
    const timer = setInterval(() => void load(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [load, lastUpdateTime]);
  if (id === undefined) return null;
  return (
    <section aria-label="History" className="issue-history">
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <h2 className="issue-history__heading">History</h2>
        </summary>
        {events === null ? null : events.length === 0 ? (
          <p className="issue-history__note">Nothing is written down yet.</p>
        ) : (
          <ol className="issue-history__list">
            {events.map((event) => (
              <li key={event.id}>
                <span>{eventWords(event)}</span>
                <time className="issue-history__note" dateTime={event.at}>
                  {whenWords(event)}
                </time>
              </li>
            ))}
          </ol>
        )}
      </details>
    </section>
  );
}

function whenWords({ at, until }: EventShown): string {
  const from = new Date(at);
  if (until === null) return from.toLocaleString();
  return `${from.toLocaleString()} to ${new Date(until).toLocaleTimeString()}`;
}
