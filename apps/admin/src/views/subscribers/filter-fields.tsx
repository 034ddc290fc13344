'use client';

import { Frequency, SubscriptionState } from '@masthead/domain';
import { type ReactNode, useId } from 'react';
import type { ReaderStats } from '../../features/subscribers/subscriber-shape.ts';
import { stateWord } from './subscriber-words.ts';
import type { SubscriberFields } from './use-subscribers.ts';

interface Props {
  readonly newsletters: readonly ReaderStats[];
  readonly fields: SubscriberFields;
  readonly narrow: (change: Partial<SubscriberFields>) => void;
}

/** All that the list, an export and a segment can be narrowed by. */
export function FilterFields({ newsletters, fields, narrow }: Props) {
  const prefix = useId();
  const since = useId();
  const chosen =
    newsletters.find(({ newsletterId }) => newsletterId === fields.newsletterId) ?? newsletters[0];
  return (
    <search aria-label="Find subscribers" className="desk-page__search">
      <div>
        <label htmlFor={prefix}>Address begins with</label>
        <input
          autoComplete="off"
          id={prefix}
          maxLength={320}
          onChange={({ target }) => narrow({ prefix: target.value })}
          spellCheck={false}
          type="search"
          value={fields.prefix}
        />
      </div>
      {newsletters.length > 1 ? (
        <Choice
          label="Newsletter"
          onChange={(newsletterId) => narrow({ newsletterId, source: '', topic: '' })}
          value={fields.newsletterId}
        >
          {newsletters.map(({ newsletterId, name }) => (
            <option key={newsletterId} value={newsletterId}>
              {name}
            </option>
          ))}
        </Choice>
      ) : null}
      <Choice
        label="State"
        onChange={(value) => narrow({ state: SubscriptionState.safeParse(value).data ?? '' })}
        value={fields.state}
      >
        {SubscriptionState.options.map((state) => (
          <option key={state} value={state}>
            {stateWord(state)}
          </option>
        ))}
      </Choice>
      <Choice
        label="Frequency"
        onChange={(value) => narrow({ frequency: Frequency.safeParse(value).data ?? '' })}
        value={fields.frequency}
      >
        <option value="every">Every issue</option>
        <option value="monthly">Monthly digest</option>
      </Choice>
      {chosen === undefined || chosen.topics.length === 0 ? null : (
        <Choice label="Topic" onChange={(topic) => narrow({ topic })} value={fields.topic}>
          {chosen.topics.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </Choice>
      )}
      {chosen === undefined || chosen.sources.length === 0 ? null : (
        <Choice label="Came by" onChange={(source) => narrow({ source })} value={fields.source}>
          {chosen.sources.map((source) => (
            <option key={source} value={source}>
              {source}
            </option>
          ))}
        </Choice>
      )}
      <div>
        <label htmlFor={since}>Read us since</label>
        <input
          id={since}
          onChange={({ target }) => narrow({ engagedSince: target.value })}
          type="date"
          value={fields.engagedSince}
        />
      </div>
    </search>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{props.label}</label>
      <select id={id} onChange={({ target }) => props.onChange(target.value)} value={props.value}>
        <option value="">All</option>
        {props.children}
      </select>
    </div>
  );
}
