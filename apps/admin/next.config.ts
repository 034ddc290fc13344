import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withPayload } from '@payloadcms/next/withPayload';
import type { NextConfig } from 'next';

const repositoryRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** On every answer of the desk (threats: CSRF, clickjacking). HSTS is ignored by browsers over plain http. */
const securityHeaders = [
  {
    key: 'Content-Security-Policy',
    value: "frame-ancestors 'self'; base-uri 'self'; form-action 'self'; object-src 'none'",
  },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
  { key: 'Strict-Transport-Security', value: 'max-age=31536000' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
  { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The workspace is run from source (docs/ARCHITECTURE.md, "The workspace").
  transpilePackages: [
    '@masthead/archive',
    '@masthead/config',
    '@masthead/delivery',
    '@masthead/domain',
    '@masthead/importer',
    '@masthead/migrations',
    '@masthead/ops',
    '@masthead/templates',
  ],
  // Clients with state of their own or with optional requires: one copy, loaded by Node itself.
  serverExternalPackages: [
    'bullmq',
    'ioredis',
    'mongodb',
    'pino',
    'pino-pretty',
    'prom-client',
    'react-email',
    'resend',
    'undici',
  ],
  turbopack: { root: repositoryRoot },
  // turbo knows what is built already; writing this cache costs a fresh clone 20 s.
  experimental: { turbopackFileSystemCacheForBuild: false },
  // `npm run check` types and lints the whole tree once.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default withPayload(config, { devBundleServerPackages: false });
