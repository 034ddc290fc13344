import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followDockerfile } from './follow-dockerfile.ts';
import { readDockerfile } from './read-dockerfile.ts';
import { openWorld, startImage } from './start-image.ts';

const apps = ['sandbox', 'site', 'worker', 'admin', 'cli'] as const;

/**
 * `npm run images [APP…]`: builds and starts each image by its Dockerfile, in a clean folder, without a container engine.
 * 0 when each was built, started and answered its health check.
 */
export async function images(root: string, asked: readonly string[]): Promise<number> {
  const picked = apps.filter((app) => asked.length === 0 || asked.includes(app));
  const folder = mkdtempSync(join(tmpdir(), 'masthead-images-'));
  const world = await openWorld(join(folder, 'services'));
  let failed = 0;
  try {
    const context = join(folder, 'context');
    copyContext(root, context);
    for (const app of picked) {
      console.log(app);
      try {
        const stages = readDockerfile(readFileSync(join(root, `apps/${app}/Dockerfile`), 'utf8'));
        const image = await followDockerfile(stages, {
          context,
          folder: join(folder, app),
          layers: join(folder, 'layers'),
          say: console.log,
        });
        console.log(`  ${await startImage(app, image, world)}`);
      } catch (error) {
        failed += 1;
        console.log(`  failed: ${(error as Error).message}`);
      }
      rmSync(join(folder, app), { recursive: true, force: true });
    }
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(
    failed === 0 ? `All ${picked.length} are built and start.` : `${failed} of ${picked.length} failed.`,
  );
  return failed === 0 && picked.length > 0 ? 0 : 1;
}

/** The files that git knows or would: what .dockerignore leaves of a clean clone. */
function copyContext(root: string, to: string): void {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  });
  for (const path of list
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '')) {
    mkdirSync(join(to, path, '..'), { recursive: true });
    cpSync(join(root, path), join(to, path), { preserveTimestamps: true });
  }
}
