import type { SettingStore } from '../ports/index.ts';

/**
 * A copy of the database under another name must send nothing: its mails are the original's, and under the copy's keys
 * the provider would take them for new ones.
 * @returns why this worker must leave it alone, or null.
 */
export async function foreignEnvironment(
  settings: Pick<SettingStore, 'claimEnvironment'>,
  environmentId: string,
  /** Whose the campaign in question is, if it is about one. */
  made: string = environmentId,
): Promise<string | null> {
  const owner = await settings.claimEnvironment(environmentId);
  if (owner === environmentId && made === environmentId) return null;
  return `This database belongs to the environment “${owner}”, the worker runs as “${environmentId}”: is it a copy?`;
}
