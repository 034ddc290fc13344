/** MAIL_FROM as its parts: `Masthead <hello@example.org>` or a bare address, whose name is then Masthead. */
export function houseSender(mailFrom: string): { readonly name: string; readonly address: string } {
  const text = mailFrom.trim();
  const match = /^(.*?)\s*<([^<>]+)>$/.exec(text);
  if (match?.[2] === undefined) return { name: 'Masthead', address: text };
  const name = (match[1] ?? '').replace(/^"|"$/g, '').trim();
  return { name: name === '' ? 'Masthead' : name, address: match[2].trim() };
}
