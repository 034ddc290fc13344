/** A document as it looks on a device set to dark or light, whatever this one is set to: its own dark rules always, or never. */
export function inScheme(html: string, scheme: 'light' | 'dark'): string {
  const query = scheme === 'dark' ? 'all' : 'not all';
  const other = scheme === 'dark' ? 'not all' : 'all';
  return html
    .replaceAll(/\(\s*prefers-color-scheme\s*:\s*dark\s*\)/g, query)
    .replaceAll(/\(\s*prefers-color-scheme\s*:\s*light\s*\)/g, other)
    .replace(/<head[^>]*>/i, (head) => `${head}<style>:root{color-scheme:${scheme} only}</style>`);
}
