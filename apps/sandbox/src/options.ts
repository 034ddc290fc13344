export interface SandboxOptions {
  /** 127.0.0.1 when left out. Bound wider, the inbox and /sandbox also open for private addresses (containers). */
  readonly host?: string;
  /** 0, any free port, when left out. */
  readonly port?: number;
  /** Where the log is kept; a temporary folder, removed on close, when left out. */
  readonly dataDir?: string;
  /** The full-access key. */
  readonly apiKey?: string;
  /** 0 = unlimited. */
  readonly requestsPerSecond?: number;
  readonly window?: 'fixed' | 'sliding';
  readonly dailyQuota?: number;
  readonly monthlyQuota?: number;
  /** Verified sending domains; every domain is let through when left out. */
  readonly domains?: readonly string[];
  /** No events without one. */
  readonly webhookUrl?: string;
  /** `whsec_<base64>` */
  readonly webhookSecret?: string;
  /** Divides the waiting times of webhooks. */
  readonly timescale?: number;
  readonly wallClock?: () => number;
}
