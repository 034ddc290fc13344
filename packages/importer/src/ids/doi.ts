/**
 * Finds the first DOI, lower-cased (DOIs are case-insensitive): "doi:10.1000/xyz", "https://doi.org/10.1000/xyz", bare.
 * Crossref's recommended pattern, https://www.crossref.org/blog/dois-and-matching-regular-expressions/
 */
export function findDoi(text: string): string | null {
  const raw = /\b(10\.\d{4,9}\/[-._;()/:a-z0-9<>+[\]]+)/i.exec(text)?.[1];
  if (raw === undefined) return null;
  let doi = raw.replace(/[.,;:>\]]+$/, '');
  // A closing bracket belongs to the DOI only if it was opened in it.
  while (doi.endsWith(')') && count(doi, ')') > count(doi, '('))
    doi = doi.slice(0, -1).replace(/[.,;:]+$/, '');
  return doi.toLowerCase();
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
