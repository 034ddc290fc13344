import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failpointNames } from '@masthead/delivery/ports';
import { build } from 'esbuild';
import { leads, roomOf } from './scenarios/failpoints.ts';

const root = join(import.meta.dirname, '../../../..');

describe('the list of failpoints', () => {
  it('names every point that the engine passes, and none that it does not', () => {
    const engine = join(root, 'packages/delivery/src');
    const passed = readdirSync(engine, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
      .flatMap((file) => [...readFileSync(join(engine, file), 'utf8').matchAll(/failpoint\('([^']+)'\)/g)])
      .map(([, name]) => name);
    expect(passed.toSorted()).toEqual([...failpointNames].toSorted());
  });

  it('has a way that leads a worker past each of them', () => {
    const rooms = new Set(failpointNames.map(roomOf));
    expect([...rooms].toSorted()).toEqual(Object.keys(leads).toSorted());
  });

  it('is the one that the page names', () => {
    const page = readFileSync(join(root, 'docs/crash-table.md'), 'utf8');
    const [, rooms = ''] = page.split('## The failpoints');
    const lines = rooms.split('\n').filter((line) => line.startsWith('|'));
    const unnamed = failpointNames.filter((name) => {
      const point = name.slice(name.indexOf('.') + 1);
      const ofRoom = new RegExp(`[|,] ${roomOf(name)}\\b`);
      return !lines.some(
        (line) => line.includes(`\`${name}\``) || (ofRoom.test(line) && line.includes(`\`${point}\``)),
      );
    });
    expect(unnamed).toEqual([]);
    // The long run was made since the last one was added.
    const [, killed] = /^\| failpoints \|.*?\| (\d+) \(/m.exec(page) ?? [];
    expect(Number(killed)).toBe(failpointNames.length);
  });
});

describe('what ships', () => {
  const bundled = async (entry: string) => {
    const { outputFiles } = await build({
      entryPoints: [join(root, 'apps/worker', entry)],
      bundle: true,
      write: false,
      platform: 'node',
      format: 'esm',
      plugins: [
        {
          name: 'our-packages-inside',
          setup({ onResolve }) {
            onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
              kind === 'entry-point' || path.startsWith('@masthead/') ? undefined : { path, external: true },
            );
          },
        },
      ],
    });
    return outputFiles.map(({ text }) => text).join('');
  };

  it('holds no armed failpoint and nothing that could arm one', async () => {
    // That this would find them is shown by the worker of the crash tests.
    expect(await bundled('test/crash/armed-worker.ts')).toMatch(/FAILPOINT/);
    const shipped = await bundled('src/main.ts');
    expect(shipped).not.toMatch(/FAILPOINT|SIGKILL/);
    expect(shipped).toContain('submit.after-freeze');
  });

  it('passes no failpoint: not the desk, not the site, not the command line', () => {
    const passing = ['admin', 'cli', 'site'].flatMap((app) => {
      const folder = join(root, 'apps', app, 'src');
      return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.[cm]?tsx?$/.test(file))
        .filter((file) => /failpoint/i.test(readFileSync(join(folder, file), 'utf8')))
        .map((file) => `${app}/${file}`);
    });
    expect(passing).toEqual([]);
  });
});
