import type { Snapshot } from '../../snapshot.ts';
import { atField, type Place, type Rule } from '../check.ts';
import { linksOf } from '../links-of.ts';

/** Every `<a>` of the finished HTML leads somewhere: http, https or mailto. Read from what is sent, not from what was meant. */
export const badLink: Rule = ({ rendered: { html }, snapshot }) => {
  const placeOf = placesOf(snapshot);
  return [...html.matchAll(/<a\b([^>]*)>/gi)].flatMap(([, attributes = '']) => {
    const href = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes);
    const target = unescaped(href?.[1] ?? href?.[2] ?? href?.[3] ?? '').trim();
    if (/^(?:https?:\/\/[^\s/]|mailto:[^\s])/i.test(target)) return [];
    // An anchor inside the mail: the contents list of a long issue.
    if (/^#./.test(target)) return [];
    const message = target === '' ? 'A link leads nowhere.' : `A link leads to “${target.slice(0, 60)}”.`;
    return [{ code: 'bad-link', stops: 'approval', message, at: placeOf(target) }] as const;
  });
};

/** The field that holds an address; of one that stands several times each in turn. Null: no editor put it there. */
function placesOf(snapshot: Snapshot): (target: string) => Place | null {
  const fields = new Map<string, string[]>();
  for (const { path, url } of linksOf(snapshot)) {
    fields.set(url.trim(), [...(fields.get(url.trim()) ?? []), path]);
  }
  return (target) => {
    const [path, ...others] = fields.get(target) ?? [];
    if (path === undefined) return null;
    if (others.length > 0) fields.set(target, others);
    return atField(path);
  };
}

function unescaped(attribute: string): string {
  return attribute
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/&#(?:39|x27);/gi, "'")
    .replaceAll('&amp;', '&');
}
