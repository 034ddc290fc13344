import type { Retried } from '../desk/campaigns.ts';
import { counted } from './words.ts';

/** What each verb did, and what it could not reach. */
export function paused(id: string, inFlight: number): string {
  return `Paused. ${underWay(inFlight)} The rest waits for: masthead campaigns resume ${id}`;
}

export function resumed(id: string): string {
  return `Resumed: it goes on from where it stopped, or starts at its time. masthead campaigns show ${id} tells how far it is.`;
}

export function restSent(id: string): string {
  return `The rest is let go. masthead campaigns show ${id} tells how far it is.`;
}

export function cancelled(id: string, inFlight: number): string {
  const look = inFlight === 0 ? '' : ` masthead campaigns show ${id} tells what became of them.`;
  return `Cancelled for good. ${underWay(inFlight)}${look}`;
}

export function retried({ campaignId, mails }: Retried): string {
  return `Campaign ${campaignId} sends it once more to those whose mail failed and is proved unsent (${counted(mails, 'mail')}) and to whoever has joined since.`;
}

export function settled(id: string, as: 'sent' | 'unsent', recipients: number): string {
  const mails = counted(recipients, 'mail');
  if (as === 'sent') return `${mails} settled as sent: nobody is mailed again.`;
  return `${mails} settled as not sent. Those that were sent after all would come twice with: masthead campaigns retry ${id}`;
}

function underWay(inFlight: number): string {
  if (inFlight === 0) return 'No call was under way.';
  return `${counted(inFlight, 'mail')} ${inFlight === 1 ? 'was' : 'were'} in a call under way and may still go out.`;
}
