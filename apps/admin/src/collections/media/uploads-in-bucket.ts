import { type BucketSettings, clientConfig } from '@masthead/media';
import type { Config, Plugin } from 'payload';

/**
 * Keeps uploads in a bucket where one is named, else in the folder of the collection. Browsers send them to the desk all
 * the same, which judges the bytes first (check-image.ts), and get them from the desk, which asks who they are.
 */
export function uploadsInBucket(settings: BucketSettings | null): Plugin {
  return async (config) => {
    if (settings === null) return config;
    // Loaded here and not above: with it comes the whole SDK.
    const { s3Storage } = await import('@payloadcms/storage-s3');
    const { bucket } = settings;
    const plugin = s3Storage({ bucket, config: clientConfig(settings), collections: { media: true } });
    return withoutBrowserUploads(await plugin(config));
  };
}

/** What lets browsers write past the desk is off; its component would be asked for in an import map that does not hold it. */
function withoutBrowserUploads(config: Config): Config {
  const providers = config.admin?.components?.providers?.filter(
    (provider) => !JSON.stringify(provider).includes('@payloadcms/storage-s3/'),
  );
  const { dependencies: _, ...admin } = config.admin ?? {};
  return {
    ...config,
    admin: { ...admin, components: { ...admin.components, ...(providers && { providers }) } },
  };
}
