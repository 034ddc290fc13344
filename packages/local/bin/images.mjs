#!/usr/bin/env node
// `npm run images [-- APP…]`
import { ensureInstalled, handOver, root } from './install.mjs';

ensureInstalled();
const { images } = await handOver('images/main.ts');
process.exitCode = await images(root, process.argv.slice(2));
