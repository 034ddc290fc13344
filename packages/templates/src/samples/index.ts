export { sampleNewsletter } from './sample-newsletter.ts';
export { samplePicture } from './sample-picture.ts';
export { sampleSnapshot } from './sample-snapshot.ts';
