import type { SourceLine } from './source-line.ts';

/** A line that is an address and nothing else: it belongs to the item above it. */
export function isUrlOnly(line: SourceLine | undefined): boolean {
  return line !== undefined && line.url !== null && /^<?https?:\/\/\S+>?$/i.test(line.text);
}
