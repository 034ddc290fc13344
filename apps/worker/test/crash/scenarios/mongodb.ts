import type { ReplicaSet } from '@masthead/local';
import type { Scenario } from '../scenario.ts';
import { hurt, sendPart, slowCalls, untilOver } from '../scene.ts';

/** The primary of three goes; what was written under majority stays, what was not is done again. */
function lossOfPrimary(
  name: string,
  does: string,
  strike: (nodes: ReplicaSet) => Promise<void>,
  mend: (nodes: ReplicaSet) => Promise<void>,
): Scenario {
  return {
    name,
    does,
    times: 30,
    recipients: 2_000,
    nodes: 3,
    async run(scene) {
      const { services, stage, times } = scene;
      const { nodes } = services;
      if (nodes === null) throw new Error('this takes three nodes');
      await stage.provider.misbehave([slowCalls]);
      await stage.startWorker();
      await stage.startWorker();
      for (let i = 0; i < times; i += 1) {
        const campaign = await sendPart(scene);
        const since = await hurt(scene, () => strike(nodes));
        await untilOver(scene, campaign, since);
        await mend(nodes);
      }
    },
  };
}

export const mongodbScenarios: readonly Scenario[] = [
  lossOfPrimary(
    'mongodb-step-down',
    'the primary of three MongoDB nodes steps down',
    (nodes) => nodes.stepDown(),
    (nodes) => nodes.revive(),
  ),
  lossOfPrimary(
    'mongodb-kill',
    '`kill -9` of the primary of three MongoDB nodes',
    (nodes) => nodes.killPrimary(),
    (nodes) => nodes.revive(),
  ),
];
