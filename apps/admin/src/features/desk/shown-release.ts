import type { Released } from '@masthead/delivery';
import { slotLabel } from '@masthead/domain';
import type { ReleaseShown } from './desk-shape.ts';

/** For the browser, in the words of the newsletter's zone. */
export function shownRelease({ at, course, segment }: Released, timeZone: string): ReleaseShown {
  return { course, label: slotLabel(at, timeZone), segment };
}

/** As the history of the issue has it. */
export const courseWords: Readonly<Record<Released['course'], string>> = {
  planned: 'its campaign has these words now',
  now: 'its campaign goes out with these words at once',
  'next-slot': 'its campaign goes out in the next free slot',
  paused: 'its campaign has these words now and is still paused',
  waits: 'its campaign has these words now and waits for somebody to let it run',
};
