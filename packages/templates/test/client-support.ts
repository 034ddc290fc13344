import { caniemail } from 'caniemail';

/** One feature that the support table (caniemail.com, the data of the `caniemail` package) marks unsupported somewhere. */
export interface Unsupported {
  readonly feature: string;
  readonly clients: readonly string[];
}

/** The package throws on what the table has not tried in every client; this one stands as a fallback only. */
const untested = 'word-wrap:break-word';

/** What of this mail is unsupported in Gmail, Apple Mail, Outlook or Yahoo, each feature once, sorted by name. */
export function unsupportedIn(html: string): readonly Unsupported[] {
  const { issues } = caniemail({
    clients: ['gmail.*', 'apple-mail.*', 'outlook.*', 'yahoo.*'],
    html: html.replaceAll(untested, ''),
  });
  const found = new Map<string, Set<string>>();
  for (const [client, errors] of issues.errors) {
    for (const { title } of errors) {
      const clients = found.get(title) ?? new Set();
      found.set(title, clients.add(client));
    }
  }
  return [...found]
    .map(([feature, clients]) => ({ feature, clients: [...clients].sort() }))
    .sort((a, b) => a.feature.localeCompare(b.feature));
}
