/** What is stored of an issue's progress; scheduled, sending and sent are derived from its campaign. */
export const workflowStates = ['draft', 'in review', 'approved'] as const;
export type WorkflowState = (typeof workflowStates)[number];

/** In `req.context` of the verbs that may move the workflow; a request from outside cannot set it. */
export const VERB = 'mastheadVerb';

/** Beside it: `updatedAt` of the version that the verb has read; another one is not overwritten (refuse-overtaken). */
export const READ_AT = 'mastheadReadAt';
