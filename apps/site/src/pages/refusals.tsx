import type { Context } from 'hono';
import type { SiteContext } from '../http/site-context.ts';
import type { Frame } from './layout.tsx';
import { NoticePage } from './notice-page.tsx';

const reasons = {
  400: ['broken', 'brokenText'],
  403: ['foreign', 'foreignText'],
  413: ['tooMuch', 'tooMuchText'],
  415: ['broken', 'brokenText'],
} as const;

/** A form that is not taken, and why. */
export function refuseForm(
  site: SiteContext,
  c: Context,
  frame: Frame,
  status: keyof typeof reasons,
): Response {
  const { refused } = frame.words;
  const [title, text] = reasons[status];
  return site.send(
    c,
    <NoticePage frame={frame} title={refused[title]}>
      <p>{refused[text]}</p>
    </NoticePage>,
    { audience: 'private', status },
  );
}
