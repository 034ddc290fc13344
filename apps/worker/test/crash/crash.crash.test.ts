import { jest } from '@jest/globals';
import { failpointNames } from '@masthead/delivery/ports';
import { testMongoUri, testRedisPrefix, testRedisUrl } from '@masthead/testing';
import { chaos } from './chaos.ts';
import { type OpenScene, openScene, runScenario } from './run-scenario.ts';
import { dieAt, failpoints, pointsOf } from './scenarios/failpoints.ts';

jest.setTimeout(180_000);

const given = () => ({
  mongodbUri: testMongoUri(),
  redisUrl: testRedisUrl(),
  redisPrefix: testRedisPrefix(),
});
const plan = { times: 0, recipients: 250, seed: 4, timescale: 30, say: () => undefined };

/**
 * Of each room of verbs and chores one point is enough here; the others, and those reached by way of several processes, are killed at by
 * `npm run -s crash -- --scenario failpoints` (docs/crash-table.md).
 */
const long: ReadonlySet<string> = new Set(
  pointsOf([
    'cancelled.',
    'confirm.after-erased',
    'confirm.after-task',
    'erase.after-begin',
    'erase.after-blank',
    'erase.after-forget',
    'erase.after-former',
    'erase.after-stop',
    'erase.after-suppress',
    'events.after-add',
    'events.after-applied',
    'events.after-count',
    'events.after-give-up',
    'events.after-soft-bounce',
    'events.after-worn-out',
    'forget.',
    'import.after-finish',
    'lack.',
    'leave-all.after-rows',
    'lift.',
    'mirror.after-heard',
    'mirror.after-tell',
    'mirror.after-walk',
    'move.after-erased',
    'move.after-rows',
    'move.after-task',
    'news.',
    'proof.after-delete',
    'proof.after-publish',
    'proof.after-record',
    'ramp.',
    'restore.after-ask',
    'resume.after-events',
    'resume.after-stop',
    'settle.',
    'signup.after-ask',
    'signup.after-grant',
    'slots.',
    'start.after-note',
    'stop.',
    'tell.',
    'template.after-create',
    'uncap.',
    'upload.after-file',
    'upload.after-row',
    'upload.after-start',
    'wish.after-note',
  ]),
);

describe('kill -9 at every failpoint, then a restart', () => {
  let scene: OpenScene;
  beforeAll(async () => {
    scene = await openScene(failpoints, plan, given());
  });
  afterAll(() => scene.close());

  it.each(failpointNames.filter((name) => !long.has(name)))(
    '%s: reached, and all there was to do gets done',
    async (name) => {
      await dieAt(scene, name);
      expect(scene.notes.problems).toEqual([]);
    },
  );

  it('everything went out exactly once, and every event found its mail: I1–I7 hold', async () => {
    await scene.stage.startWorker();
    scene.notes.eventsSettled = true;
    expect(await scene.conclude()).toMatchObject({ problems: [], duplicates: 0, lost: 0, unknown: 0 });
  });
});

it('kills, freezes beyond the lease, an emptied Redis and a third of the calls spoiled, all at once: I1–I7 hold', async () => {
  const storm = chaos({ kills: 8, stops: 2, flushes: 2, workers: 2, faults: 0.3 });
  const result = await runScenario(storm, { ...plan, recipients: 1_500 }, given());
  expect(result).toMatchObject({ problems: [], duplicates: 0, lost: 0, unknown: 0, ok: true, times: 12 });
});
