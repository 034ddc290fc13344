type Write = (context: object, message: string) => void;

/** What the engine needs of a logger (pino's shape). Ids only: addresses never reach it. */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
