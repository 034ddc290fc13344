/** What the site writes to its log: never an address, a token or a name. */
export interface SiteLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}
