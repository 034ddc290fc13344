import type { Rule } from '../check.ts';

/** Every `<a>` of the finished HTML leads somewhere: http, https or mailto. Read from what is sent, not from what was meant. */
export const badLink: Rule = ({ rendered: { html } }) =>
  [...html.matchAll(/<a\b([^>]*)>/gi)].flatMap(([, attributes = '']) => {
    const href = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes);
    const target = (href?.[1] ?? href?.[2] ?? href?.[3] ?? '').trim();
    if (/^(?:https?:\/\/[^\s/]|mailto:[^\s])/i.test(target)) return [];
    // An anchor inside the mail: the contents list of a long issue.
    if (/^#./.test(target)) return [];
    const message = target === '' ? 'A link leads nowhere.' : `A link leads to “${target.slice(0, 60)}”.`;
    return [{ code: 'bad-link', stops: 'approval', message, at: null }] as const;
  });
