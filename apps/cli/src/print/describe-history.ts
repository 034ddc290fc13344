import type { ReaderHistory } from '../desk/reader-history.ts';
import { moment } from './words.ts';

type History = NonNullable<ReaderHistory['history']>;

/** One line a mail, newest first; times are UTC. */
export function describeHistory({ history, standing }: ReaderHistory): string {
  if (history === null) return ['Nobody reads under that address.', ...standingLines(standing)].join('\n');
  const mails = history.deliveries.map(deliveryLine);
  return [
    ...standingLines(standing),
    ...(mails.length === 0 ? ['No issue went to this address yet.'] : mails),
    ...history.singles.map(singleLine),
    ...(history.next === null ? [] : [`Older ones: --before ${history.next}`]),
  ].join('\n');
}

function deliveryLine(mail: History['deliveries'][number]): string {
  const facts = [
    ...(mail.softBouncedAt === null ? [] : [`came back for the time being ${at(mail.softBouncedAt)}`]),
    ...(mail.openedAt === null ? [] : [`opened ${at(mail.openedAt)}`]),
    ...(mail.clickedAt === null ? [] : [`clicked ${at(mail.clickedAt)}`]),
  ];
  const state = mail.stateAt === null ? mail.state : `${mail.state} ${at(mail.stateAt)}`;
  const subject = mail.subject === null ? `issue ${mail.issueId}` : `“${mail.subject}”`;
  return `${mail.submittedAt === null ? 'not handed over' : at(mail.submittedAt)}  ${subject}: ${[state, ...facts].join(', ')}`;
}

function singleLine({ kind, state, mailedAt, became }: History['singles'][number]): string {
  return `${at(mailedAt)}  ${kind} mail: ${became ?? state}`;
}

function standingLines({ suppressed, provider }: ReaderHistory['standing']): string[] {
  return [
    ...(suppressed === null
      ? []
      : [`Suppressed since ${at(suppressed.since)} (${suppressed.reason}, ${suppressed.source}).`]),
    ...(provider.listed === null ? [] : [`On the provider’s own list since ${at(provider.listed)}.`]),
    ...(provider.removed === null
      ? []
      : [`Taken off the provider’s list ${at(provider.removed)}; that alone lets nobody be mailed.`]),
  ];
}

function at(iso: string): string {
  return moment(iso, 'UTC');
}
