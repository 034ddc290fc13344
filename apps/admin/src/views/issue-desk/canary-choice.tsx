import type { CanaryPlan } from '@masthead/domain';
import { useId } from 'react';

/** As typed: empty fields ask for no canary. */
export interface CanaryTyped {
  readonly recipients: string;
  readonly minutes: string;
}

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
    </fieldset>
  );
}

export function typedOf(plan: CanaryPlan | null): CanaryTyped {
  return { recipients: plan?.recipients.toString() ?? '', minutes: plan?.minutes.toString() ?? '' };
}

/** Null: all at once; `half`: one number is missing or is none. */
export function planOf({ recipients, minutes }: CanaryTyped): CanaryPlan | null | 'half' {
  if (recipients.trim() === '' && minutes.trim() === '') return null;
  const plan = { recipients: Number(recipients), minutes: Number(minutes) };
  return Number.isInteger(plan.recipients) &&
    Number.isInteger(plan.minutes) &&
    plan.recipients >= 1 &&
    plan.minutes >= 1
    ? plan
    : 'half';
}
