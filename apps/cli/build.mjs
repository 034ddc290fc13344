// Bundles the CLI for production: workspace packages inside, npm packages outside, commands still loaded when asked for.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

await rm(new URL('dist', import.meta.url), { recursive: true, force: true });

const externalPackages = {
  name: 'external-packages',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@masthead/') ? null : { path, external: true },
    );
  },
};

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  jsx: 'automatic',
  sourcemap: true,
  plugins: [externalPackages],
  logLevel: 'warning',
});
