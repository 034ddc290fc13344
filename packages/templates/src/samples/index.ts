export { sampleNewsletter } from './sample-newsletter.ts';
export { sampleSnapshot } from './sample-snapshot.ts';
