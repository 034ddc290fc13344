import type { Child } from '../processes/spawn-child.ts';
import { clearRunState, identify, writeRunState } from './run-state.ts';

/** All that one `npm start` has started, written down as it happens and stopped together. */
export interface Session {
  /** Aborted when stopping begins. */
  readonly signal: AbortSignal;
  /** Called with every child the moment it exists, so that nothing can be forgotten. */
  adopt(kind: 'process' | 'service', child: Child): void;
  /** Where others find this installation while it runs. */
  announce(addresses: Readonly<Record<string, string>>): void;
  /** The four processes first, then the services they use; each child is killed if it takes too long: ≤ 10 s in all. */
  stop(): Promise<void>;
}

export function makeSession(dataDir: string): Session {
  const children: { kind: 'process' | 'service'; child: Child }[] = [];
  const controller = new AbortController();
  let addresses: Readonly<Record<string, string>> = {};
  let stopped: Promise<void> | null = null;
  const write = () => {
    const identities = children.map(({ child }) => identify(child.name, child.pid));
    writeRunState(dataDir, { supervisor: identify('start', process.pid), children: identities, addresses });
  };
  const stopAll = (kind: 'process' | 'service') =>
    Promise.all(children.filter((each) => each.kind === kind).map(({ child }) => child.stop()));
  return {
    signal: controller.signal,
    adopt: (kind, child) => {
      children.push({ kind, child });
      write();
      // Spawned by a step that was under way when stopping began.
      if (stopped !== null) void child.stop();
    },
    announce: (more) => {
      addresses = { ...addresses, ...more };
      write();
    },
    stop: () => {
      stopped ??= (async () => {
        controller.abort();
        await stopAll('process');
        await stopAll('service');
        clearRunState(dataDir);
      })();
      return stopped;
    },
  };
}
