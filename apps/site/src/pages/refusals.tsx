import type { Context } from 'hono';
import type { SiteContext } from '../http/site-context.ts';
import type { Frame } from './layout.tsx';
import { NoticePage } from './notice-page.tsx';

const reasons = {
  400: [
    'That did not arrive whole',
    'The form came in a shape we cannot read. Please go back and try again.',
  ],
  403: [
    'That form was not ours',
    'The request came from another site, so nothing was done. Please use the page on this one.',
  ],
  413: ['That is too much', 'The form was larger than anything it should hold. Nothing was done.'],
  415: [
    'That did not arrive whole',
    'The form came in a shape we cannot read. Please go back and try again.',
  ],
} as const;

/** A form that is not taken, and why. */
export function refuseForm(
  site: SiteContext,
  c: Context,
  frame: Frame,
  status: keyof typeof reasons,
): Response {
  const [title, text] = reasons[status];
  return site.send(
    c,
    <NoticePage frame={frame} title={title}>
      <p>{text}</p>
    </NoticePage>,
    { audience: 'private', status },
  );
}
