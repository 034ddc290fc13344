import type { Payload } from 'payload';

/** Recomputes what is public of one issue and of the entries it mentions. May be repeated. */
export async function projectIssue(_payload: Payload, _issueId: string): Promise<void> {}
