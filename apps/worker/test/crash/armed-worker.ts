import { readEnv, WorkerEnv } from '@masthead/config';
import { type Failpoint, failpointNames } from '@masthead/delivery/ports';
import { superviseProcess } from '../../src/supervise-process.ts';

/** `FAILPOINT=name[:nth]`: the n-th time that point is reached the process kills itself as `kill -9` would. */
function armed(setting: string | undefined): Failpoint {
  const [name = '', nth = '1'] = (setting ?? '').split(':');
  if (name !== '' && !(failpointNames as readonly string[]).includes(name))
    throw new Error(`there is no failpoint ${name}`);
  let left = Number(nth);
  return (reached) => {
    if (reached !== name) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
}

superviseProcess(
  () => readEnv(WorkerEnv),
  armed(process.env.FAILPOINT),
  (error) => console.error(error),
);
