import type { SignupSettings } from '@masthead/domain';

/** How each newsletter takes people in and lets them go. The desk writes it, site and worker read it. */
export interface SignupSettingsStore {
  /** The defaults where nothing was ever set. */
  get(newsletterId: string): Promise<SignupSettings>;
  put(newsletterId: string, settings: SignupSettings): Promise<void>;
}

/** The newest issue that is public and listed: what a welcome mail points to. */
export interface LatestIssue {
  of(newsletterId: string, now: Date): Promise<{ readonly title: string; readonly slug: string } | null>;
}
