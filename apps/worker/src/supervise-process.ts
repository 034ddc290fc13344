import type { WorkerEnv } from '@masthead/config';
import type { Failpoint } from '@masthead/delivery/ports';
import { type RunningWorker, runWorker } from './run-worker.ts';

/** A stop may take so long; then the process ends anyway, and what was in flight is in doubt, not lost. */
const stopMs = 24_000;

/** Runs the worker for the life of this process: SIGTERM and SIGINT stop it, once, within 25 s. */
export function superviseProcess(
  readWorkerEnv: () => WorkerEnv,
  failpoint: Failpoint,
  tell: (error: unknown) => void,
): void {
  let stopping = false;
  let worker: Promise<RunningWorker> | null = null;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    const late = setTimeout(() => process.exit(1), stopMs);
    late.unref();
    Promise.resolve(worker)
      .then((running) => running?.stop())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          tell(error);
          process.exit(1);
        },
      );
  };
  // Heard from the first moment on: the worker begins with what is due before it is said to be ready.
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const start = async () => {
    worker = runWorker(readWorkerEnv(), failpoint);
    await worker;
  };
  start().catch((error: unknown) => {
    tell(error);
    process.exit(1);
  });
}
