import { Worker } from 'node:worker_threads';
import { assertNever } from '@masthead/domain';
import type { Search, SearchAnswer, SearchQuery } from './search.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

/** A thread that fails is followed by another one after this. */
const startAgainMs = 1_000;

export interface SearchThreadOptions {
  /** A program that calls `serveSearch`. */
  readonly program: URL;
  /** What the program finds as its `workerData`. */
  readonly given: unknown;
  readonly onError: (error: unknown) => void;
}

interface Asked {
  readonly resolve: (answer: SearchAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Search in a thread of its own (decision 0105): neither reading everything nor looking for words stops a page. Should the
 * thread fail, so does what it was asked, and another one reads everything again.
 */
export function openSearchThread(options: SearchThreadOptions): Search {
  const { onError } = options;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let thread = start();

  function start(): Thread {
    const begun = startThread(options);
    void begun.over.then((code) => {
      if (stopped) return;
      onError(new Error(`the search's thread ended with ${code}; another one reads everything again`));
      timer = setTimeout(() => {
        thread = start();
      }, startAgainMs).unref();
    });
    return begun;
  }

  return {
    ready: () => thread.ready,
    search: (query, now) => thread.search(query, now),
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await thread.end();
    },
  };
}

interface Thread {
  readonly ready: Promise<void>;
  /** Resolves with the exit code. */
  readonly over: Promise<number>;
  search(query: SearchQuery, now: Date): Promise<SearchAnswer>;
  /** At once: all it holds is a copy. */
  end(): Promise<unknown>;
}

function startThread({ program, given, onError }: SearchThreadOptions): Thread {
  const worker = new Worker(program, { workerData: given });
  const asked = new Map<number, Asked>();
  let last = 0;
  let isOver = false;
  let markReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    markReady = resolve;
  });
  worker.on('message', (message: FromThread) => {
    switch (message.kind) {
      case 'ready':
        return markReady();
      case 'trouble':
        return onError(new Error(message.why));
      case 'answer':
        asked.get(message.id)?.resolve(message.answer);
        break;
      case 'failed':
        asked.get(message.id)?.reject(new Error(message.why));
        break;
      default:
        return assertNever(message);
    }
    asked.delete(message.id);
  });
  worker.on('error', onError);
  const over = new Promise<number>((resolve) => {
    worker.once('exit', (code) => {
      isOver = true;
      for (const { reject } of asked.values()) reject(new ThreadIsOver());
      asked.clear();
      resolve(code);
    });
  });
  return {
    ready,
    over,
    search: (query, now) =>
      new Promise((resolve, reject) => {
        if (isOver) return reject(new ThreadIsOver());
        last += 1;
        asked.set(last, { resolve, reject });
        worker.postMessage({ id: last, query, now } satisfies ToThread);
      }),
    end: () => worker.terminate(),
  };
}

/** It failed or was stopped; the next one answers. */
class ThreadIsOver extends Error {
  override readonly name = 'ThreadIsOver';
  constructor() {
    super("the search's thread is over");
  }
}
