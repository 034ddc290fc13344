// One bundle, but for what is loaded later (the templates): our packages inside, npm packages outside.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

const here = import.meta.dirname;

rmSync(`${here}/dist`, { recursive: true, force: true });
await build({
  entryPoints: [`${here}/src/main.ts`],
  outdir: `${here}/dist`,
  outExtension: { '.js': '.mjs' },
  splitting: true,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  sourcemap: true,
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
