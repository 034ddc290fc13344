import { AsyncLocalStorage } from 'node:async_hooks';

type Fields = Readonly<Record<string, string>>;

/** One a process, however often a bundler loads this module. */
const holder = globalThis as typeof globalThis & { mastheadLogFields?: AsyncLocalStorage<Fields> };
holder.mastheadLogFields ??= new AsyncLocalStorage<Fields>();
const current = holder.mastheadLogFields;

/**
 * Runs something with fields (`requestId`, `campaign`) that every line logged meanwhile carries, however deep it is
 * logged. Ids only: an address or a token is no field.
 */
export function withLogFields<T>(fields: Fields, run: () => T): T {
  return current.run({ ...current.getStore(), ...fields }, run);
}

/** The fields that hold here. */
export function logFields(): Fields {
  return current.getStore() ?? {};
}

/** The caller's own id of a request where it is fit for a log, so that a proxy's line and ours are found together. */
export function requestIdOf(header: string | null | undefined, make: () => string): string {
  return header !== null && header !== undefined && /^[A-Za-z0-9=_-]{8,64}$/.test(header) ? header : make();
}
