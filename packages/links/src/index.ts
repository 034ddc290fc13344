export { type AskWeb, makeAskWeb, publicWeb } from './ask-web.ts';
export { keepLinkStatus, linkStatuses } from './link-statuses.ts';
export { type LinkCare, openLinkCare } from './open-link-care.ts';
export { makePoliteLooks, type PoliteLooks } from './polite-looks.ts';
