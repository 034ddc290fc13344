import { randomBytes } from 'node:crypto';

/**
 * Stands in a page where the signup form's time stamp goes; no content can guess it. A page is kept with the marker,
 * and each reader's copy gets a stamp of its time; the ETag is taken without it, so a page that did not change is not
 * sent again because its form is a second older.
 */
export const formStampMarker = `stamp-${randomBytes(16).toString('hex')}`;
