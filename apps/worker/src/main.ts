import { EnvError, readEnv, WorkerEnv } from '@masthead/config';
import { noFailpoints } from '@masthead/delivery/ports';
import { superviseProcess } from './supervise-process.ts';

/** What ships: failpoints do nothing here, and only the crash harness has another entry point (test/crash/armed-worker.ts). */
superviseProcess(
  () => readEnv(WorkerEnv),
  noFailpoints,
  (error) => console.error(error instanceof EnvError ? error.message : error),
);
