export { manyItems } from './many-items.ts';
export { brandedNewsletter, sampleLogos } from './sample-brand.ts';
export { sampleDigest } from './sample-digest.ts';
export { sampleLong } from './sample-long.ts';
export { sampleNewsletter } from './sample-newsletter.ts';
export { sampleNotices } from './sample-notices.ts';
export { samplePicture } from './sample-picture.ts';
export { sampleScripts } from './sample-scripts.ts';
export { sampleSnapshot } from './sample-snapshot.ts';
