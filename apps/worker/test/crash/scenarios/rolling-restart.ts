import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@masthead/testing';
import { adminIsBuilt, spawnAdmin } from '../../harness/spawn-admin.ts';
import { type SiteProcess, spawnSite } from '../../harness/spawn-site.ts';
import { type Balancer, openBalancer } from '../balance.ts';
import { publishPages } from '../publish-pages.ts';
import type { Scenario } from '../scenario.ts';
import { hurt, installationOf, type Scene, sendPart, untilOver } from '../scene.ts';

const perSecond = 100;
/** Longer than the balancer takes to notice. */
const drainMs = 1_500;

/** As a deploy does it: each process is replaced by a new one that is ready before the old one is told to stop. */
export const rollingRestart: Scenario = {
  name: 'rolling-restart',
  does: `admin, both sites and both workers are replaced one by one during a campaign and ${perSecond} requests/s to the sites through a proxy`,
  times: 3,
  recipients: 30_000,
  sandboxEnv: { SANDBOX_REQUESTS_PER_SECOND: '10' },
  workerEnv: { RESEND_REQUESTS_PER_SECOND: '10' },
  async run(scene) {
    const folder = mkdtempSync(join(tmpdir(), 'masthead-rolling-'));
    const balancer = await openBalancer();
    const running: { stop(): Promise<unknown> }[] = [];
    const at = installationOf(scene, folder);
    const openSite = async () => {
      const site = await spawnSite({ ...at, drainMs });
      running.push(site);
      await site.ready();
      balancer.ports.add(site.port);
      return site;
    };
    const openAdmin = async () => {
      const admin = await spawnAdmin(at);
      running.push(admin);
      await admin.ready();
      return admin;
    };
    try {
      const paths = await publishPages(scene);
      const sites = [await openSite(), await openSite()];
      let admin = adminIsBuilt() ? await openAdmin() : null;
      if (admin === null) scene.say('the admin is not built: it is left out');
      await Promise.all([scene.stage.startWorker(), scene.stage.startWorker()]);
      await sleep(500);
      const load = keepAsking(balancer, paths);
      // Should it break off, nobody may go on asking.
      running.push(load);
      for (let i = 0; i < scene.times; i += 1) {
        const campaign = await sendPart(scene, { share: 0.1 });
        await replaceSites(scene, sites, openSite);
        await replaceWorkers(scene);
        if (admin !== null) {
          const old = admin;
          admin = await openAdmin();
          await hurt(scene, () => old.stop());
        }
        await untilOver(scene, campaign, undefined, 300_000);
      }
      const { asked, failed } = await load.stop();
      scene.say(`${asked} requests, ${failed.length} failed`);
      for (const what of failed.slice(0, 5)) scene.notes.problems.push(what);
      if (asked < perSecond) scene.notes.problems.push(`only ${asked} requests were made`);
    } finally {
      await Promise.all(running.map((each) => each.stop()));
      await balancer.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  },
};

async function replaceSites(
  scene: Scene,
  sites: SiteProcess[],
  openSite: () => Promise<SiteProcess>,
): Promise<void> {
  for (const old of sites.splice(0)) {
    sites.push(await openSite());
    await hurt(scene, () => old.stop());
  }
}

async function replaceWorkers(scene: Scene): Promise<void> {
  const { stage } = scene;
  for (const old of stage.workers.filter((worker) => !worker.hasExited())) {
    await stage.startWorker();
    await hurt(scene, () => old.kill('SIGTERM'));
    await old.exited;
  }
}

/** One request every 10 ms, whatever the answers do. */
function keepAsking({ url }: Balancer, paths: readonly string[]) {
  const failed: string[] = [];
  const open = new Set<Promise<void>>();
  let asked = 0;
  const ask = async (path: string) => {
    const answer = await fetch(url + path, { signal: AbortSignal.timeout(10_000) }).catch(
      (error: unknown) => error,
    );
    if (answer instanceof Response) {
      await answer.arrayBuffer().catch(() => failed.push(`${path}: the answer was cut`));
      if (answer.status >= 500) failed.push(`${path}: ${answer.status}`);
    } else failed.push(`${path}: ${String(answer)}`);
  };
  const timer = setInterval(() => {
    const asking = ask(paths[asked % paths.length] ?? '/').finally(() => open.delete(asking));
    open.add(asking);
    asked += 1;
  }, 1_000 / perSecond);
  return {
    async stop() {
      clearInterval(timer);
      await eventually(() => open.size === 0, { timeoutMs: 15_000 });
      return { asked, failed };
    },
  };
}
