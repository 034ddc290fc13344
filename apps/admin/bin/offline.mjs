#!/usr/bin/env node
// Runs a tool that reads payload.config.ts but serves nobody (`next build`, `payload generate:*`).
// The config refuses to load without its environment, so it gets stand-ins here; none of them is kept in
// what is built: addresses and secrets are read again when the admin starts.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [tool, ...args] = process.argv.slice(2);
const nobody = 'not-a-secret-only-for-building-0000';
const result = spawnSync(tool ?? '', args, {
  cwd: here,
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PAYLOAD_TELEMETRY_DISABLED: '1',
    MONGODB_URI: 'mongodb://127.0.0.1:1/building',
    REDIS_URL: 'redis://127.0.0.1:1',
    SITE_URL: 'http://127.0.0.1:4000',
    ADMIN_URL: 'http://127.0.0.1:4001',
    TOKEN_KEYS: `build:${Buffer.from(nobody).toString('base64')}`,
    PAYLOAD_SECRET: nobody,
    LOCAL_TOKEN: nobody,
    MAIL_FROM: 'Masthead <nobody@masthead.invalid>',
    ADMIN_EMAIL: '',
    ADMIN_PASSWORD: '',
  },
});
if (result.error) console.error(result.error.message);
process.exit(result.status ?? 1);
