#!/usr/bin/env node
// `next start` / `next dev` on HOST and ADMIN_PORT, in this very process so that signals reach it.
import { subscribe } from 'node:diagnostics_channel';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(here);
process.env.NEXT_TELEMETRY_DISABLED = '1';
// Who holds the other end of the socket, which Next tells nobody (features/sign-in/caller.ts): written over whatever a
// client put there. The channel speaks before the request is handled. `next dev` serves from a child and has none.
subscribe('http.server.request.start', ({ request, socket }) => {
  request.headers['x-masthead-peer'] = socket.remoteAddress ?? '';
});
const mode = process.argv[2] === 'dev' ? 'dev' : 'start';
const host = process.env.HOST || '127.0.0.1';
const port = process.env.ADMIN_PORT || '4001';
const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
process.argv.splice(1, process.argv.length, next, mode, '-H', host, '-p', port);
await import(pathToFileURL(next).href);
