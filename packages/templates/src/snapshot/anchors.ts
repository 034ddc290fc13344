/** Hands out ids for headings and items: letters, digits and dashes, each once per page. */
export interface Anchors {
  take(wanted: string): string;
}

export function makeAnchors(): Anchors {
  const taken = new Set<string>();
  return {
    take(wanted) {
      const base = anchorFor(wanted);
      let anchor = base;
      for (let copy = 2; taken.has(anchor); copy += 1) anchor = `${base}-${copy}`;
      taken.add(anchor);
      return anchor;
    },
  };
}

/** The anchor of a name when nothing else on the page has it. An entry's slug makes the same one in every issue. */
export function anchorFor(name: string): string {
  const base = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return base === '' ? 'part' : /^[a-z]/.test(base) ? base : `p-${base}`;
}
