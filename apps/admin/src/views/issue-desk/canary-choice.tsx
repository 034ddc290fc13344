import { useId } from 'react';
import { type CanaryTyped, planOf } from './canary-typed.ts';

interface Props {
  readonly typed: CanaryTyped;
  readonly type: (typed: CanaryTyped) => void;
}

/** First some, then the rest: to how many, and how long to wait. */
export function CanaryChoice({ typed, type }: Props) {
  const id = useId();
  return (
    <fieldset className="issue-desk__canary">
      <legend>First some, then the rest (empty: all at once)</legend>
      <label htmlFor={`${id}-first`}>First readers</label>
      <input
        id={`${id}-first`}
        inputMode="numeric"
        max={100_000}
        min={1}
        onChange={({ target }) => type({ ...typed, recipients: target.value })}
        placeholder="all"
        type="number"
        value={typed.recipients}
      />
      <label htmlFor={`${id}-wait`}>Minutes of waiting</label>
      <input
        id={`${id}-wait`}
        inputMode="numeric"
        max={1_440}
        min={1}
        onChange={({ target }) => type({ ...typed, minutes: target.value })}
        placeholder="none"
        type="number"
        value={typed.minutes}
      />
      {planOf(typed) === 'half' ? (
        <p className="issue-desk__note" role="status">
          Both numbers, or neither: up to 100,000 readers and 1,440 minutes.
        </p>
      ) : null}
    </fieldset>
  );
}
