export { entriesAccess as papersAccess } from '../entries/access.ts';
