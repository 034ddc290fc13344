import type { Db } from 'mongodb';
import { publicIssues, publicState, readModelState } from '../collections.ts';
import type { PublicState } from '../read-model.ts';

/** Two reads by index, cheap enough to ask several times a second. The name first: what is written between the two renames. */
export async function readPublicState(db: Db, now: Date): Promise<PublicState> {
  const state = await publicState(db).findOne({ _id: readModelState });
  const next = await publicIssues(db)
    .find({ publicFrom: { $gt: now } })
    .sort({ publicFrom: 1 })
    .limit(1)
    .project<{ publicFrom: Date }>({ publicFrom: 1, _id: 0 })
    .next();
  return {
    version: state?.version ?? '',
    changedAt: state?.changedAt ?? null,
    nextPublicAt: next?.publicFrom ?? null,
  };
}

/** What is public under one name stays so: another write, or an instant that has passed, makes another name. */
export function nameOf({ version, nextPublicAt }: PublicState): string {
  return `${version}/${nextPublicAt?.getTime() ?? ''}`;
}
