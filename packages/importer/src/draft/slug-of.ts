/** A title → the part of a web address: ASCII letters, digits, single dashes, at most 80; "issue" when nothing is left. */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/[\p{M}’'‘]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 81)
    .replace(/^(.{20,80})-.*$/, (all, whole: string) => (all.length > 80 ? whole : all))
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'issue' : slug;
}
