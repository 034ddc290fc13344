import { type Failpoint, failpointNames } from '@masthead/delivery/ports';

/**
 * `FAILPOINT=name[:nth]`: the n-th time that point is reached the process kills itself as `kill -9` would.
 * `HOLDPOINT=name`: there it stops as by SIGSTOP, once, until somebody has done something meanwhile and sends SIGCONT.
 * @throws Error for a name that is none
 */
export function armed({ FAILPOINT = '', HOLDPOINT = '' }: NodeJS.ProcessEnv): Failpoint {
  const [name = '', nth = '1'] = FAILPOINT.split(':');
  const known: readonly string[] = failpointNames;
  for (const given of [name, HOLDPOINT])
    if (given !== '' && !known.includes(given)) throw new Error(`there is no failpoint ${given}`);
  let left = Number(nth);
  let held = HOLDPOINT === '';
  return (reached) => {
    if (!held && reached === HOLDPOINT) {
      held = true;
      process.kill(process.pid, 'SIGSTOP');
    }
    if (reached !== name) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
}
