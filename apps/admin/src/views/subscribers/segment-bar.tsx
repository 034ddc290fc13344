'use client';

import { namesConfirmed, type Segment } from '@masthead/domain';
import { Button } from '@payloadcms/ui';
import { useEffect, useId, useState } from 'react';
import { Problem } from '../desk-page/problem.tsx';
import { DeskRefused, deskRequest } from '../desk-request.ts';
import { useFilterCounts } from './use-filter-counts.ts';
import { filledIn, type SubscriberFields } from './use-subscribers.ts';

interface Props {
  /** Null: all newsletters. A segment belongs to one. */
  readonly newsletterId: string | null;
  readonly fields: Omit<SubscriberFields, 'prefix'>;
  readonly use: (fields: Partial<SubscriberFields>) => void;
}

/** How many fit the filter, and the filters that have a name: a campaign can be scheduled for one of those. */
export function SegmentBar({ newsletterId, fields, use }: Props) {
  const filter = { ...filledIn(fields), ...(newsletterId === null ? {} : { newsletterId }) };
  const { fit, audience } = useFilterCounts(filter, newsletterId !== null);
  return (
    <div className="desk-page__search">
      <div>
        <span>Fit this filter</span>
        <output className="subscribers__count">{fit ?? '…'}</output>
      </div>
      {newsletterId === null ? (
        <p className="desk-page__note">A segment belongs to one newsletter: choose it to save or use one.</p>
      ) : (
        <>
          <div>
            <span>Of them, a campaign is for</span>
            <output className="subscribers__count">{audience ?? '…'}</output>
            <small>Who is paused or suppressed is left out when it is sent.</small>
          </div>
          <SavedSegments filter={filter} key={newsletterId} newsletterId={newsletterId} use={use} />
        </>
      )}
    </div>
  );
}

/** Choose, save and remove. */
function SavedSegments(props: {
  readonly newsletterId: string;
  readonly filter: Readonly<Record<string, string>>;
  readonly use: Props['use'];
}) {
  const { newsletterId, filter, use } = props;
  const [segments, setSegments] = useState<readonly Segment[]>([]);
  const [chosenId, setChosen] = useState('');
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const ids = { name: useId(), saved: useId(), why: useId() };
  const chosen = segments.find(({ id }) => id === chosenId);
  const mailable = (filter.state ?? 'confirmed') === 'confirmed';

  useEffect(() => {
    void deskRequest<{ segments: readonly Segment[] }>('GET', `/segments/of/${newsletterId}`)
      .then((answer) => setSegments(answer.segments))
      .catch(() => undefined);
  }, [newsletterId]);

  const attempt = async (run: () => Promise<void>, otherwise: string) => {
    try {
      await run();
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof DeskRefused ? error.message : otherwise);
    }
  };
  const save = () =>
    attempt(async () => {
      const saved = await deskRequest<Segment>('POST', '/segments', { newsletterId, name, filter });
      setSegments((all) => [...all.filter(({ id }) => id !== saved.id), saved]);
      setName('');
    }, 'The segment could not be saved.');
  const remove = (id: string) =>
    attempt(async () => {
      await deskRequest('DELETE', `/segments/${id}`);
      setSegments((all) => all.filter((one) => one.id !== id));
      setChosen('');
    }, 'The segment could not be removed.');

  return (
    <>
      {segments.length === 0 ? null : (
        <div>
          <label htmlFor={ids.saved}>Segments</label>
          <div className="subscribers__line">
            <select
              id={ids.saved}
              onChange={({ target }) => {
                setChosen(target.value);
                const segment = segments.find(({ id }) => id === target.value);
                if (segment !== undefined) use(fieldsOf(segment));
              }}
              value={chosenId}
            >
              <option value="">Choose one …</option>
              {segments.map((segment) => (
                <option key={segment.id} value={segment.id}>
                  {segment.name}
                  {namesConfirmed(segment.filter) ? '' : ' (never mailed)'}
                </option>
              ))}
            </select>
            {chosen === undefined ? null : (
              <Button
                buttonStyle="secondary"
                margin={false}
                onClick={() => void remove(chosen.id)}
                size="small"
              >
                {`Remove “${chosen.name}”`}
              </Button>
            )}
          </div>
        </div>
      )}
      <div>
        <label htmlFor={ids.name}>Save as a segment</label>
        <div className="subscribers__line">
          <input
            aria-describedby={mailable ? undefined : ids.why}
            id={ids.name}
            maxLength={80}
            onChange={({ target }) => setName(target.value)}
            value={name}
          />
          <Button
            buttonStyle="secondary"
            disabled={name.trim() === '' || !mailable}
            margin={false}
            onClick={() => void save()}
            size="small"
          >
            Save
          </Button>
        </div>
        {mailable ? null : (
          <small id={ids.why}>Only confirmed readers are mailed: choose State “All” or “Confirmed”.</small>
        )}
      </div>
      <Problem>{problem}</Problem>
    </>
  );
}

/** What was saved, as the fields show it. A segment says no state, and means the confirmed. */
function fieldsOf({ newsletterId, filter }: Segment): Partial<SubscriberFields> {
  const { engagedSince, state = 'confirmed', ...rest } = filter;
  const day = engagedSince === undefined ? '' : new Date(engagedSince).toISOString().slice(0, 10);
  return { ...rest, state, newsletterId, engagedSince: day } as Partial<SubscriberFields>;
}
