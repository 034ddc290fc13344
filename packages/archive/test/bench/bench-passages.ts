import type { PublicIssue } from '../../src/index.ts';

const wordsOf = (rich: { readonly children: readonly { readonly text: string }[] }[]) =>
  rich.flatMap(({ children }) => children.map((run) => run.text)).join(' ');

/** What can be found of a made-up issue. */
export function passagesOf({ slug, snapshot }: PublicIssue) {
  const nowhere = { entryId: null, entrySlug: null };
  const { tagline, lede } = snapshot.issue;
  return [
    {
      kind: 'issue' as const,
      anchor: null,
      entryId: null,
      entrySlug: slug,
      title: tagline,
      byline: '',
      body: wordsOf(lede),
    },
    ...snapshot.sections.flatMap((section) =>
      section.kind === 'stories'
        ? section.items.map(({ title, byline, commentary }, at) => ({
            ...nowhere,
            kind: 'story' as const,
            anchor: `s1-${at + 1}`,
            title,
            byline,
            body: wordsOf(commentary),
          }))
        : [],
    ),
  ];
}
