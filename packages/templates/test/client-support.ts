import { caniemail } from 'caniemail';

/** One feature that the support table (caniemail.com, the data of the `caniemail` package) marks unsupported somewhere. */
export interface Unsupported {
  readonly feature: string;
  readonly clients: readonly string[];
}

/** The package throws on what the table has not tried in every client; this one stands as a fallback only. */
const untested = 'word-wrap:break-word';

/**
 * What the table says of partial support when a property works on some elements and not on others. It is filed as a
 * warning, and it is how Outlook for Windows loses a gap: "Only supported on table cells".
 */
const onSomeElements = /\b(?:only (?:supported|works) on|not supported on|unreliable if used on)\b/i;

/** The checker knows these by their short names only. */
const oneSide = /\b(padding|border|margin)-(?:top|right|bottom|left):/g;

/**
 * What of this mail is unsupported in Gmail, Apple Mail, Outlook or Yahoo, wholly or on some elements; each feature
 * once, sorted by name.
 */
export function unsupportedIn(html: string): readonly Unsupported[] {
  const { issues } = caniemail({
    clients: ['gmail.*', 'apple-mail.*', 'outlook.*', 'yahoo.*'],
    html: html.replaceAll(untested, '').replace(oneSide, '$1:'),
  });
  const found = new Map<string, Set<string>>();
  const lacks = (client: string, feature: string) =>
    found.set(feature, (found.get(feature) ?? new Set()).add(client));
  for (const [client, errors] of issues.errors) {
    for (const { title } of errors) lacks(client, title);
  }
  for (const [client, warnings] of issues.warnings) {
    for (const { title, notes } of warnings) {
      if (notes.some((note) => onSomeElements.test(note))) lacks(client, title);
    }
  }
  return [...found]
    .map(([feature, clients]) => ({ feature, clients: [...clients].sort() }))
    .sort((a, b) => a.feature.localeCompare(b.feature));
}
