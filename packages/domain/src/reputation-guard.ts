/** How a campaign is received so far. */
export interface Reception {
  /** Taken by the provider, whatever became of it. */
  readonly submitted: number;
  readonly bounced: number;
  readonly complained: number;
}

/**
 * Accounts above 4 % hard bounces or 0.08 % complaints may be shut by the provider (reference: resend, "Limits"): better we
 * pause first. Few complaints prove little, so their rate counts by the lower end of its 95 % interval.
 * @returns why to pause, or null.
 */
export function reputationGuard({ submitted, bounced, complained }: Reception): string | null {
  if (bounced >= 20 && bounced / submitted > 0.04)
    return `${bounced} of ${submitted} mails bounced (${percent(bounced / submitted)}): is the list what it should be?`;
  if (complained >= 5 && wilsonLower(complained, submitted) > 0.0008)
    return `${complained} of ${submitted} readers called it spam (${percent(complained / submitted)}).`;
  return null;
}

/** Lower end of the two-sided 95 % Wilson score interval. */
function wilsonLower(hits: number, trials: number): number {
  const z = 1.96;
  const p = hits / trials;
  const spread = z * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials));
  return (p + (z * z) / (2 * trials) - spread) / (1 + (z * z) / trials);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
