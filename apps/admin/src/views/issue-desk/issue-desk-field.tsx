import type { UIFieldServerProps } from 'payload';
import { actorOf } from '../../access/roles.ts';
import { deskState } from '../../features/desk/desk-state.ts';
import { IssueDesk } from './issue-desk.tsx';

/** The desk as it stands comes with the page; what happens from then on the browser asks for. */
export async function IssueDeskField({ id, req }: UIFieldServerProps) {
  const actor = actorOf(req);
  if (actor === null || id === undefined) return <IssueDesk initial={null} />;
  // What keeps it from being read, the panel says itself when it asks.
  const initial = await deskState(req, actor, String(id)).catch(() => null);
  return <IssueDesk initial={initial} />;
}
