import { env } from '../../env.ts';

/** MAIL_FROM, `Name <address>` or a bare address, as the outbox takes a sender. */
export function noticeSender(): { readonly name: string; readonly address: string } {
  const match = /^(.*?)\s*<([^<>]+)>$/.exec(env().MAIL_FROM.trim());
  return match === null
    ? { name: 'Masthead', address: env().MAIL_FROM.trim() }
    : { name: match[1]?.replaceAll('"', '') || 'Masthead', address: match[2] ?? '' };
}
