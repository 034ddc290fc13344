import type { MentionRead, TwinRead } from '../../features/paste/paste-shape.ts';
import type { Answers } from './read-props.ts';

/** Names the question about a twin among the answers. */
export function twinKey(at: string): string {
  return `${at}:twin`;
}

/** Whether the item at `section:item` becomes one entry with its twin: as it was said, else where nothing differs. */
export function isOneWithTwin(
  { apart, together }: Pick<Answers, 'apart' | 'together'>,
  at: string,
  twin: TwinRead,
): boolean {
  return twin.differs === null ? !apart.has(at) : together.has(at);
}

/** How many mentions make no entry of their own because of their twin, and how many twins nobody has looked at. */
export function countTwins(
  mentions: readonly Pick<MentionRead, 'section' | 'item' | 'twin'>[],
  answers: Answers,
): { readonly one: number; readonly unsure: number } {
  let one = 0;
  let unsure = 0;
  for (const { item, section, twin } of mentions) {
    const at = `${section}:${item}`;
    if (twin === null || answers.accepted[at] !== undefined) continue;
    if (isOneWithTwin(answers, at, twin)) one += 1;
    else if (twin.differs !== null && !answers.settled.has(twinKey(at))) unsure += 1;
  }
  return { one, unsure };
}
