import { AdminEnv, readEnv, SandboxEnv, SiteEnv } from '@masthead/config';
import { describeHolder, isPortFree } from '../ports/who-has-port.ts';
import type { Environment } from './local-environment.ts';
import type { Placement } from './process-environments.ts';

/**
 * Where the three servers will listen, checked to be free before anything is started.
 * @throws one line a taken port: which, taken by what, and the variable to set instead.
 */
export async function claimPorts(given: Environment): Promise<Pick<Placement, 'host' | 'ports'>> {
  const { SITE_PORT } = readEnv(SiteEnv.pick({ SITE_PORT: true }), given);
  const { ADMIN_PORT, HOST } = readEnv(AdminEnv.pick({ ADMIN_PORT: true, HOST: true }), given);
  const { SANDBOX_PORT } = readEnv(SandboxEnv.pick({ SANDBOX_PORT: true }), given);
  const wanted = { SITE_PORT, ADMIN_PORT, SANDBOX_PORT };
  const taken: string[] = [];
  for (const [variable, port] of Object.entries(wanted))
    if (!(await isPortFree(port, HOST)))
      taken.push(`${describeHolder(port)}. Stop it, or set ${variable} to another port.`);
  if (taken.length > 0)
    throw new Error(taken.map((line) => line[0]?.toUpperCase() + line.slice(1)).join('\n'));
  return { host: HOST, ports: { site: SITE_PORT, admin: ADMIN_PORT, sandbox: SANDBOX_PORT } };
}
