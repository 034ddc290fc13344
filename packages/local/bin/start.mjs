#!/usr/bin/env node
// `npm start` and `npm run dev`.
import { ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
const { start } = await handOver('start/main.ts');
await start(process.argv.slice(2));
