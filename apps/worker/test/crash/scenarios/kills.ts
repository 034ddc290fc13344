import { runChaos } from '../chaos.ts';
import type { Scenario } from '../scenario.ts';

export const kills: Scenario = {
  name: 'kill-9',
  does: '`kill -9` of one of three workers at a random instant',
  times: 200,
  recipients: 5_000,
  run: (scene) => runChaos(scene, { kills: scene.times, stops: 0, flushes: 0, workers: 3, faults: 0 }),
};
