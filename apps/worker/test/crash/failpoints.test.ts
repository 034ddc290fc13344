import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failpointNames } from '@masthead/delivery/ports';
import { build } from 'esbuild';
import { provocations } from './scenarios/failpoints.ts';

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
    const rooms = new Set(failpointNames.map((name) => name.slice(0, name.indexOf('.'))));
    expect([...rooms].toSorted()).toEqual(Object.keys(provocations).toSorted());
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
});
