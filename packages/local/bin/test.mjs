#!/usr/bin/env node
// `npm test [-- LAYER… [-- JEST ARGUMENTS…]]`
import { ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
const { test } = await handOver('test/main.ts');
process.exitCode = await test(process.argv.slice(2));
