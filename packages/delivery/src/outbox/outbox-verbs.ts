import { createHash } from 'node:crypto';
import type { OutboxMail, OutboxVerbs } from '../ports/outbox.ts';
import type { OutboxStore } from '../ports/outbox-store.ts';
import type { Waker } from '../ports/waker.ts';
import { formatMailbox, InvalidMail, refuseControls } from './mailbox.ts';

export function makeOutboxVerbs(parts: {
  readonly store: OutboxStore;
  readonly waker: Waker;
  readonly environmentId: string;
}): OutboxVerbs {
  const { store, waker, environmentId } = parts;
  return {
    async enqueue(mail) {
      check(mail);
      const isNew = await store.put(mail, outboxTag(environmentId, mail.purposeKey));
      if (isNew) void waker.wake('outbox');
      return isNew ? 'queued' : 'already';
    },
    state: (purposeKey) => store.state(purposeKey),
  };
}

/** The purpose key made fit for a tag and an idempotency key; the environment keeps a cloned database's mails apart. */
export function outboxTag(environmentId: string, purposeKey: string): string {
  return createHash('sha256').update(`${environmentId}\n${purposeKey}`).digest('base64url');
}

/** @throws InvalidMail */
function check(mail: OutboxMail): void {
  if (mail.purposeKey === '') throw new InvalidMail('purposeKey', 'is empty');
  if (mail.subject.trim() === '') throw new InvalidMail('subject', 'is empty');
  if (mail.html === '' || mail.text === '') throw new InvalidMail('body', 'lacks a part');
  formatMailbox(mail.from);
  refuseControls('subject', mail.subject);
  refuseControls('to', mail.to);
  if (/[,;<>\s]/.test(mail.to)) throw new InvalidMail('to', 'is not one bare address');
  if (mail.replyTo !== null) refuseControls('replyTo', mail.replyTo);
  for (const [name, value] of Object.entries(mail.headers)) {
    if (!/^[A-Za-z0-9-]+$/.test(name)) throw new InvalidMail('headers', 'hold a name that is none');
    refuseControls(`header ${name}`, value);
  }
}
