import path from 'node:path';
import { withPayload } from '@payloadcms/next/withPayload';
import type { NextConfig } from 'next';
import { securityHeaders } from './src/security-headers.ts';

const repositoryRoot = path.resolve(import.meta.dirname, '../..');

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
    '@masthead/links',
    '@masthead/media',
    '@masthead/migrations',
    '@masthead/ops',
    '@masthead/templates',
  ],
  // Clients with state of their own or with optional requires: one copy, loaded by Node itself.
  serverExternalPackages: [
    '@aws-sdk/client-s3',
    '@opentelemetry/api',
    '@opentelemetry/exporter-trace-otlp-http',
    '@opentelemetry/sdk-trace-node',
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
  turbopack: {
    root: repositoryRoot,
    // Without it the desk grows with every edit (decision 0126).
    rules: {
      '**/payload/dist/utilities/flattenAllFields.js': {
        loaders: [path.join(import.meta.dirname, 'bin/forget-flattened-fields.cjs')],
      },
    },
  },
  // turbo knows what is built already; writing this cache costs a fresh clone 20 s.
  experimental: { turbopackFileSystemCacheForBuild: false },
  // `npm run check` types and lints the whole tree once.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default withPayload(config, { devBundleServerPackages: false });
