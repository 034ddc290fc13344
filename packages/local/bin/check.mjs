#!/usr/bin/env node
// `npm run check`
import { ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
const { check } = await handOver('check/main.ts');
process.exitCode = await check(process.argv.slice(2));
