import type { WorkerEnv } from '@masthead/config';
import type { Failpoint } from '@masthead/delivery/ports';
import { runWorker } from './run-worker.ts';

/** A stop may take so long; then the process ends anyway, and what was in flight is in doubt, not lost. */
const stopMs = 24_000;

/** Runs the worker for the life of this process: SIGTERM and SIGINT stop it, once, within 25 s. */
export function superviseProcess(
  readWorkerEnv: () => WorkerEnv,
  failpoint: Failpoint,
  tell: (error: unknown) => void,
): void {
  const start = async () => {
    const worker = await runWorker(readWorkerEnv(), failpoint);
    let stopping = false;
    const stop = () => {
      if (stopping) return;
      stopping = true;
      const late = setTimeout(() => process.exit(1), stopMs);
      late.unref();
      worker.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          tell(error);
          process.exit(1);
        },
      );
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  };
  start().catch((error: unknown) => {
    tell(error);
    process.exit(1);
  });
}
