import type { FailpointName } from '@masthead/delivery/ports';
import type { Env, Proc } from '../../harness/processes.ts';
import type { Scene } from '../scene.ts';
import type { VerbCall } from './call-verb.ts';

/** What leads a process past a point, and how it is known that all there was to do has been done. */
export interface Led {
  /** Throws when it is not. Asked while a second worker runs. */
  isDone(): Promise<unknown>;
  /** Called in a process of its own, killed at the point, and then called again. Without one a worker is killed. */
  readonly verb?: VerbCall;
  /** Of the worker that is killed. */
  readonly env?: Env;
  /** Done while that worker is held at its `HOLDPOINT`. */
  meanwhile?(worker: Proc): Promise<unknown>;
}

/** Brings it about. */
export type Lead = (scene: Scene, name: FailpointName) => Promise<Led>;

export const patient = { timeoutMs: 60_000 } as const;

/** `room.point` → `room-point`: for addresses. */
export const slug = (name: FailpointName): string => name.replace('.', '-');
