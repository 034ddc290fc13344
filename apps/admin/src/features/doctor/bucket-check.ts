import { type BucketSettings, BucketTrouble, openBucket } from '@masthead/media';
import { bad, type Check, ok } from './finding.ts';

/** How to mend what stores say most often, by the names they say it in. */
const mends: readonly { readonly said: RegExp; readonly mend: string }[] = [
  {
    said: /^(NoSuchBucket|NotFound)$/,
    mend: 'Make the bucket in the store (private), or set the right MEDIA_BUCKET.',
  },
  {
    said: /AccessDenied|Forbidden|InvalidAccessKeyId|UserNotFound|SignatureDoesNotMatch|Credentials/,
    mend: 'Set MEDIA_BUCKET_KEY to a key that may list, read and write the bucket: for admin, site and command line alike.',
  },
  {
    said: /AuthorizationHeaderMalformed|PermanentRedirect|Region/,
    mend: "Set MEDIA_BUCKET_REGION to the bucket's.",
  },
];
const elsewhere = 'Is the store up, and does the desk reach it at MEDIA_BUCKET_ENDPOINT?';

/** Can the desk write a picture into the bucket, and read it again? */
export function bucketCheck(settings: BucketSettings): Check {
  return {
    name: 'bucket of media',
    look: async () => {
      const bucket = await openBucket(settings);
      try {
        await bucket.prove();
        return ok(`${bucket.place} takes what is written and gives it back`);
      } catch (error) {
        const code = error instanceof BucketTrouble ? error.code : String(error);
        const known = mends.find(({ said }) => said.test(code));
        return bad(`${bucket.place} cannot be used: ${code}`, known?.mend ?? elsewhere);
      } finally {
        bucket.close();
      }
    },
  };
}
