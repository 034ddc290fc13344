import { type FailpointName, failpointNames } from '@masthead/delivery/ports';
import { eventually } from '@masthead/testing';
import type { Proc } from '../../harness/processes.ts';
import { callVerb } from '../failpoints/call-verb.ts';
import { campaignLeads } from '../failpoints/campaigns.ts';
import type { Lead, Led } from '../failpoints/led.ts';
import { readerLeads } from '../failpoints/readers.ts';
import { verbLeads } from '../failpoints/verbs.ts';
import type { Scenario } from '../scenario.ts';
import { hurt, type Scene } from '../scene.ts';

/** By the room of a failpoint. One without an entry fails, as does a point that is never reached. */
export const leads: Readonly<Record<string, Lead>> = { ...campaignLeads, ...readerLeads, ...verbLeads };

export function roomOf(name: FailpointName): string {
  return name.slice(0, name.indexOf('.'));
}

/** Dies at the point, is started or called again, and all there is to do gets done. */
export async function dieAt(scene: Scene, name: FailpointName): Promise<void> {
  const { notes, stage } = scene;
  const lead = leads[roomOf(name)];
  if (lead === undefined) throw new Error(`nothing here leads a process past ${name}`);
  const led = await lead(scene, name);
  const doomed = await startDoomed(scene, led, name);
  await led.meanwhile?.(doomed);
  // A point that is never reached must not leave a worker behind for those that follow.
  const ended = await eventually(() => doomed.hasExited(), { timeoutMs: 30_000 }).catch(() => false);
  const since = await hurt(scene, () => doomed.kill('SIGKILL'));
  const how = await doomed.exited;
  if (!ended || how !== 'SIGKILL') notes.problems.push(`${name} was never reached (${how})`);
  if (led.verb !== undefined) await callVerb(stage.delivery, led.verb);
  const second = await stage.startWorker();
  await Promise.resolve(led.isDone()).catch((error: unknown) => notes.problems.push(`${name}: ${error}`));
  notes.recoveries.push(Date.now() - since);
  second.kill('SIGTERM');
  if ((await second.exited) !== 0) notes.problems.push(`${name}: the second worker ended badly`);
  await stage.provider.misbehave([]);
}

function startDoomed({ stage }: Scene, { env, verb }: Led, FAILPOINT: FailpointName): Promise<Proc> {
  return verb === undefined
    ? stage.startWorker({ ...env, FAILPOINT })
    : stage.startVerb(verb, { ...env, FAILPOINT });
}

/** The points that these texts begin. @throws RangeError when one begins none */
export function pointsOf(beginnings: readonly string[]): readonly FailpointName[] {
  const lost = beginnings.find((text) => !failpointNames.some((name) => name.startsWith(text)));
  if (lost !== undefined) throw new RangeError(`no failpoint begins with “${lost}”`);
  return failpointNames.filter((name) => beginnings.some((text) => name.startsWith(text)));
}

export const failpointsAt = (names: readonly FailpointName[]): Scenario => ({
  name: 'failpoints',
  does: '`kill -9` at every failpoint, before and after each step, then a restart; a verb of desk or site is called again',
  times: names.length,
  recipients: 250,
  events: true,
  async run(scene) {
    for (const name of names.slice(0, scene.times)) {
      const began = Date.now();
      await dieAt(scene, name).catch((error: unknown) => scene.notes.problems.push(`${name}: ${error}`));
      scene.say(`${name}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
    }
    // Whatever was still to be told after the last kill.
    await scene.stage.startWorker();
    scene.notes.eventsSettled = true;
  },
});

export const failpoints = failpointsAt(failpointNames);
