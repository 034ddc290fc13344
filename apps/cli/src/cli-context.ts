/** What a command may touch of the world; handed in by bin/masthead.mjs, and by tests. */
export interface CliContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The root of the installation: `.masthead/` lies in it. */
  readonly root: string;
  /** Where relative paths start. */
  readonly cwd: string;
  readonly out: (text: string) => unknown;
  readonly err: (text: string) => unknown;
}
