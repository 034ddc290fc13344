import type { Notice } from '@masthead/domain';
import type { DeskNotes, Failpoint, House, OutboxVerbs } from '../ports/index.ts';

/** Writes to every editor and admin, each once for a purpose however often it is asked for. Answers to how many. */
export type TellEditors = (purpose: string, notice: Notice) => Promise<number>;

export function makeTellEditors(parts: {
  readonly notes: Pick<DeskNotes, 'editors'>;
  readonly outbox: Pick<OutboxVerbs, 'enqueue'>;
  readonly house: House;
  readonly failpoint: Failpoint;
}): TellEditors {
  const { failpoint, house, notes, outbox } = parts;
  return async (purpose, notice) => {
    const editors = await notes.editors();
    if (editors.length === 0) return 0;
    const mail = await house.render(notice);
    // Titles of issues stand in it, and an old one may hold what no subject may: the news must not be lost for that.
    const subject = mail.subject.replace(/[\s\p{Cc}]+/gu, ' ').trim();
    for (const { id, address } of editors) {
      await outbox.enqueue({
        purposeKey: `notice/${purpose}/${id}`,
        kind: 'notice',
        from: house.sender,
        to: address,
        replyTo: null,
        ...mail,
        subject,
        headers: {},
      });
      failpoint('tell.after-editor');
    }
    return editors.length;
  };
}
