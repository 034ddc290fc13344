export { entriesAccess as storiesAccess } from '../entries/access.ts';
