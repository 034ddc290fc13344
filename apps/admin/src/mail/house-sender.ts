import { env } from '../env.ts';

/** Who notices and password mails come from: MAIL_FROM, as "Masthead <hello@example.org>" or a bare address. */
export function houseSender(): { readonly name: string; readonly address: string } {
  const text = env().MAIL_FROM.trim();
  const match = /^(.*?)\s*<([^<>]+)>$/.exec(text);
  if (match?.[2] === undefined) return { name: 'Masthead', address: text };
  const name = (match[1] ?? '').replace(/^"|"$/g, '').trim();
  return { name: name === '' ? 'Masthead' : name, address: match[2].trim() };
}
