import type { Child } from '../processes/spawn-child.ts';
import { launchProcess } from './launch-process.ts';
import type { Environment } from './local-environment.ts';
import {
  type Placement,
  type ProcessEnvironments,
  type ProcessName,
  processEnvironments,
} from './process-environments.ts';
import type { Secrets } from './secrets.ts';

export interface RunOptions {
  readonly root: string;
  readonly at: Placement;
  readonly given: Environment;
  readonly secrets: Secrets;
  readonly onLine?: (name: string, line: string) => void;
  readonly onUnexpectedExit?: (name: string, why: string) => void;
  /** Wraps the start of each process: progress. */
  readonly step?: (name: ProcessName, start: () => Promise<Child>) => Promise<Child>;
  /** Told of each child the moment it exists. */
  readonly onSpawn?: (child: Child) => void;
}

export interface RunningMasthead extends ProcessEnvironments {
  child(name: ProcessName): Child;
  /** For crash tests: starts a process again that was stopped or killed. */
  start(name: ProcessName): Promise<void>;
  /** Resolves when all of them are gone; at most some 6 s. */
  stop(): Promise<void>;
}

/**
 * Starts the built processes on services that run already: sandbox, admin, site, worker, each when the one before
 * it answers. `npm start`, the journeys and the benchmarks stand on this. Nothing stays behind if one fails.
 */
export async function runMasthead(options: RunOptions): Promise<RunningMasthead> {
  const { root, at, given, secrets, onLine, onSpawn, onUnexpectedExit } = options;
  const environments = processEnvironments(given, secrets, at);
  const children = new Map<ProcessName, Child>();
  const start = async (name: ProcessName) => {
    const launch = async () => {
      const child = await launchProcess({
        root,
        name,
        mode: at.mode,
        env: environments.of[name],
        ...(onLine === undefined ? {} : { onLine }),
        ...(onSpawn === undefined ? {} : { onSpawn }),
        ...(onUnexpectedExit === undefined ? {} : { onUnexpectedExit }),
      });
      children.set(name, child);
      return child;
    };
    await (options.step === undefined ? launch() : options.step(name, launch));
  };
  const stop = async () => {
    await Promise.all([...children.values()].map((child) => child.stop()));
  };
  try {
    for (const name of order) if (name !== 'sandbox' || !environments.isLive) await start(name);
  } catch (error) {
    await stop();
    throw error;
  }
  const child = (name: ProcessName) => {
    const found = children.get(name);
    if (found === undefined) throw new Error(`${name} was not started`);
    return found;
  };
  return { ...environments, child, start, stop };
}

const order = ['sandbox', 'admin', 'site', 'worker'] as const;
