export { sampleLogos, samplePicture } from '../samples/index.ts';
export { withoutOwnDark } from './inverted.ts';
export { type GalleryMail, galleryMails, longMail } from './mails.ts';
export { asVariant, type Variant, variants, widthOf } from './variants.ts';
