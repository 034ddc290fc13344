#!/usr/bin/env node
// `npm run report:dependencies`
import { ensureInstalled, handOver, root } from './install.mjs';

ensureInstalled();
const { dependencies } = await handOver('dependencies/main.ts');
process.exitCode = await dependencies(root, new Date());
