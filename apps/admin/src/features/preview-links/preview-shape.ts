/** A preview link as the desk lists it; its address was shown once, when it was made. */
export interface PreviewShown {
  readonly id: string;
  readonly label: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** Whoever opens it may approve what it shows. */
  readonly mayApprove: boolean;
  readonly state: 'open' | 'revoked' | 'expired';
}
