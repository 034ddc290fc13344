import { CanaryPlan } from '@masthead/domain';

/** As typed: empty fields ask for no canary. */
export interface CanaryTyped {
  readonly recipients: string;
  readonly minutes: string;
}

export function typedOf(plan: CanaryPlan | null): CanaryTyped {
  return { recipients: plan?.recipients.toString() ?? '', minutes: plan?.minutes.toString() ?? '' };
}

/** Null: all at once; `half`: one number is missing, or is none that a canary may have. */
export function planOf({ recipients, minutes }: CanaryTyped): CanaryPlan | null | 'half' {
  if (recipients.trim() === '' && minutes.trim() === '') return null;
  return CanaryPlan.safeParse({ recipients: Number(recipients), minutes: Number(minutes) }).data ?? 'half';
}
