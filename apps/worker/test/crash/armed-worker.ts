import { readEnv, WorkerEnv } from '@masthead/config';
import { superviseProcess } from '../../src/supervise-process.ts';
import { armed } from './arm.ts';

superviseProcess(
  () => readEnv(WorkerEnv),
  armed(process.env),
  (error) => console.error(error),
);
