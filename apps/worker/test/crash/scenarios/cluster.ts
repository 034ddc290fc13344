import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@masthead/testing';
import { type SiteProcess, spawnSite } from '../../harness/spawn-site.ts';
import { publishPages } from '../publish-pages.ts';
import type { Scenario } from '../scenario.ts';
import { hurt, installationOf, type Scene, sendPart, untilOver } from '../scene.ts';
import { watchPages } from '../watch-pages.ts';

/** No page may be answered 5xx for longer. */
const outageSeconds = 10;
const workerCount = 4;
const siteCount = 2;

/** Shares of the mails after which something dies. */
const strikes = [0.15, 0.35, 0.55, 0.75] as const;

/** Everything there is more than one of, and one of each dies on the way. */
export const cluster: Scenario = {
  name: 'cluster',
  does: '3 MongoDB nodes, 6 of a Redis Cluster, 4 workers, 2 sites: `kill -9` of a MongoDB primary, of the Redis master that holds our keys, and of two workers',
  times: 1,
  recipients: 200_000,
  nodes: 3,
  redisCluster: true,
  sandboxEnv: { SANDBOX_REQUESTS_PER_SECOND: '20' },
  workerEnv: { RESEND_REQUESTS_PER_SECOND: '20' },
  async run(scene) {
    const folder = mkdtempSync(join(tmpdir(), 'masthead-cluster-'));
    const sites: SiteProcess[] = [];
    try {
      const paths = await publishPages(scene);
      for (let i = 0; i < siteCount; i += 1) sites.push(await spawnSite(installationOf(scene, folder)));
      await Promise.all(sites.map((site) => site.ready()));
      const watch = watchPages(
        sites.map(({ port }) => `http://127.0.0.1:${port}`),
        paths,
      );
      for (let i = 0; i < scene.times; i += 1) await sendThroughDeaths(scene);
      const { asked, failed, longestOutage } = await watch.stop();
      scene.say(`${asked} pages asked for, ${failed} not answered; the longest for ${longestOutage} s`);
      if (longestOutage > outageSeconds) scene.notes.problems.push(`a page was down for ${longestOutage} s`);
      if (asked < 100) scene.notes.problems.push(`only ${asked} pages were asked for`);
    } finally {
      await Promise.all(sites.map((site) => site.stop()));
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  },
};

async function sendThroughDeaths(scene: Scene): Promise<void> {
  const { services, stage } = scene;
  const { nodes, redisCluster } = services;
  if (nodes === null || redisCluster === null) throw new Error('this takes three nodes and a cluster');
  const workers = await Promise.all(Array.from({ length: workerCount }, () => stage.startWorker()));
  const [first, second, third, fourth] = strikes;
  const before = (await stage.provider.stats()).accepted;
  const until = (share: number) =>
    eventually(async () => (await stage.provider.stats()).accepted >= before + share * scene.recipients, {
      timeoutMs: 300_000,
    });
  const campaign = await sendPart(scene, { share: first });
  await hurt(scene, () => nodes.killPrimary());
  await until(second);
  await hurt(scene, () => redisCluster.killMasterOf(`${stage.redisPrefix}:pace`));
  await until(third);
  await hurt(scene, () => workers[0]?.kill('SIGKILL'));
  await until(fourth);
  await hurt(scene, () => workers[1]?.kill('SIGKILL'));
  await untilOver(scene, campaign, undefined, 300_000);
  await Promise.all([nodes.revive(), redisCluster.revive()]);
  for (const worker of workers.slice(2)) worker.kill('SIGTERM');
  await Promise.all(workers.map(({ exited }) => exited));
}
