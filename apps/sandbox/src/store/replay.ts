import type { LoggedCall, MailStore } from './mail-store.ts';
import { linesOf, type StateChange, type StateFile } from './state-file.ts';

/** Reads all changes back in order; what a crash cut off at the end is dropped. */
export async function replayState(file: StateFile, apply: (change: StateChange) => void): Promise<void> {
  let end = 0;
  for await (const { line, offset, length } of file.readAll()) {
    // Written by this program and complete to its line end.
    apply(JSON.parse(line) as StateChange);
    end = offset + length;
  }
  await file.truncate(end);
}

/** Reads all accepted calls back in order. */
export async function replayLog(store: MailStore, onCall: (call: LoggedCall) => void): Promise<void> {
  let end = 0;
  for await (const { line, offset, length } of linesOf(store.log)) {
    const call = JSON.parse(line) as LoggedCall;
    store.adopt(call, { offset, length });
    onCall(call);
    end = offset + length;
  }
  await store.log.truncate(end);
}

/** The log's complete lines from a call on, as stored. */
export async function* logLines(store: MailStore, since: number): AsyncIterable<string> {
  const from = store.calls[since]?.log.offset ?? (since >= store.calls.length ? store.log.size : 0);
  for await (const { line } of linesOf(store.log, from)) yield `${line}\n`;
}
