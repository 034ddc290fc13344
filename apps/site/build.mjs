// Two bundles, the site and its search's thread: our packages inside, npm packages outside; beside it what the pages load.
import { cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { cutJapaneseShareFonts } from './share-fonts.mjs';

const require = createRequire(import.meta.url);
const here = import.meta.dirname;

rmSync(`${here}/dist`, { recursive: true, force: true });
const ours = {
  name: 'our-packages-inside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@masthead/') ? undefined : { path, external: true },
    );
  },
};
await build({
  entryPoints: [`${here}/src/main.ts`, `${here}/src/search-thread.ts`],
  outdir: `${here}/dist`,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  jsx: 'automatic',
  sourcemap: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [ours],
});
cpSync(`${here}/assets`, `${here}/dist/assets`, { recursive: true });
for (const [name, stem, styles] of [
  ['@fontsource-variable/source-serif-4', 'source-serif-4', ['normal', 'italic']],
  ['@fontsource-variable/inter', 'inter', ['normal']],
])
  for (const subset of ['latin', 'latin-ext'])
    for (const style of styles) {
      const file = `${stem}-${subset}-wght-${style}.woff2`;
      cpSync(require.resolve(`${name}/files/${file}`), `${here}/dist/assets/fonts/${file}`);
    }
await cutJapaneseShareFonts(`${here}/dist/assets/fonts/share`);
