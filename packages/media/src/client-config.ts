import type { S3ClientConfig } from '@aws-sdk/client-s3';

/** A bucket of an S3-compatible store, and how to get in. */
export interface BucketSettings {
  readonly bucket: string;
  readonly region: string;
  /** The store's address; undefined: AWS itself. */
  readonly endpoint: string | undefined;
  /** Undefined: what the machine's own role allows (the SDK's chain of credentials). */
  readonly key: { readonly id: string; readonly secret: string } | undefined;
}

/** One way to talk to the bucket for all of us: the desk's uploads, the site, the command line, the doctor. */
export function clientConfig({ endpoint, key, region }: BucketSettings): S3ClientConfig {
  return {
    region,
    // Stores of one's own rarely have a name in the DNS for each bucket.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(key === undefined ? {} : { credentials: { accessKeyId: key.id, secretAccessKey: key.secret } }),
    // The SDK's newer checksums are unknown to many stores that are not AWS's; S3 itself asks for none.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
  };
}
