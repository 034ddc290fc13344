import type { Notice } from '@masthead/domain';
import type { DeskNotes, House, OutboxVerbs } from '../ports/index.ts';

/** Writes to every editor and admin, each once for a purpose however often it is asked for. Answers to how many. */
export type TellEditors = (purpose: string, notice: Notice) => Promise<number>;

export function makeTellEditors(parts: {
  readonly notes: Pick<DeskNotes, 'editors'>;
  readonly outbox: Pick<OutboxVerbs, 'enqueue'>;
  readonly house: House;
}): TellEditors {
  const { house, notes, outbox } = parts;
  return async (purpose, notice) => {
    const editors = await notes.editors();
    if (editors.length === 0) return 0;
    const mail = await house.render(notice);
    for (const { id, address } of editors) {
      await outbox.enqueue({
        purposeKey: `notice/${purpose}/${id}`,
        kind: 'notice',
        from: house.sender,
        to: address,
        replyTo: null,
        ...mail,
        headers: {},
      });
    }
    return editors.length;
  };
}
