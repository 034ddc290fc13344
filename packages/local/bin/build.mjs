#!/usr/bin/env node
// `npm run build`: turbo over all apps, and not even that when nothing has changed.
import { ensureInstalled, handOver, root } from './install.mjs';

ensureInstalled();
const { build } = await handOver('build/build.ts');
try {
  await build(root, console.log);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
