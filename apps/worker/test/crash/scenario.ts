import type { Env } from '../harness/processes.ts';
import type { Scene } from './scene.ts';

/** One row of the crash table. */
export interface Scenario {
  readonly name: string;
  /** What is done each time, in words for the table. */
  readonly does: string;
  /** Repetitions and readers of the long form. */
  readonly times: number;
  readonly recipients: number;
  /** Three MongoDB nodes instead of one. */
  readonly nodes?: 3;
  /** A Redis of its own, to be mistreated. */
  readonly fragileRedis?: true;
  /** A Redis Cluster of six nodes instead of one server. */
  readonly redisCluster?: true;
  /** The provider reports what became of the mails. */
  readonly events?: true;
  /** Faults come all the time: the longest silence within a campaign is what it took to go on. */
  readonly throughout?: true;
  readonly sandboxEnv?: Env;
  readonly workerEnv?: Env;
  run(scene: Scene): Promise<void>;
}
