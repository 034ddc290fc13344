/** Markup rather than text: it starts with a tag, or has closing tags all over (Markdown may hold a few). */
export function looksLikeHtml(source: string): boolean {
  const head = source.slice(0, 20_000);
  if (/^\s*(?:<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s)/i.test(head)) return true;
  const closing = head.match(/<\/(?:p|div|table|tr|td|ul|ol|li|h[1-6]|a|span|b|strong|em|blockquote)\s*>/gi);
  const tags = closing?.length ?? 0;
  return tags > 0 && (/^\s*<(?:!--|[a-z])/i.test(head) || (tags >= 3 && tags * 400 >= head.length));
}
