import type { Sending } from '../desk/sending.ts';

/** What stands in the way now, and what each warm-up has before it. */
export function describeSending({ notices, ramps, stopped }: Sending): string {
  const lines = notices.map(({ text }) => text);
  if (stopped !== null) lines.push(`Stopped since ${stopped.at}. "masthead sending resume" lets it go on.`);
  else lines.unshift('Nothing stops sending.');
  for (const { cap, domain, plan, sendingDay } of ramps) {
    const later = plan.caps.slice(sendingDay).map((each) => each.toLocaleString('en'));
    if (cap === null) lines.push(`${domain} has warmed up: nothing is capped.`);
    else lines.push(`${domain} then: ${later.length === 0 ? 'no cap' : `${later.join(', ')}, no cap`}.`);
  }
  return lines.join('\n');
}
