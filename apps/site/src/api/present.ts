import type { IssueSummary, PublicEntry, PublicIssue, SearchHit } from '@masthead/archive';
import { type NewsletterProfile, plainFromRichText, publicPaths } from '@masthead/domain';
import type { z } from 'zod';
import { articleHtml, proseHtml } from '../feeds/feed-html.tsx';
import { feedPath } from '../feeds/feed-path.ts';
import { entryPath } from '../pages/entry-page.tsx';
import { hitPath } from '../pages/hit-path.ts';
import { passagesOfIssue } from '../search/passages-of-issue.ts';
import type { ApiEntry, ApiIssue, ApiIssueSummary, ApiNewsletter, ApiSearch } from './shapes.ts';

/** The read model as the API shows it: pages by their addresses, texts as words and HTML, no id of ours. */
export function makePresenter(siteUrl: string, newsletters: readonly NewsletterProfile[]) {
  const at = (path: string) => siteUrl + path;
  const slugOf = (id: string) => newsletters.find((one) => one.id === id)?.slug ?? '';

  function newsletter(one: NewsletterProfile): z.infer<typeof ApiNewsletter> {
    const { slug, name, description, language } = one;
    const scope = { newsletter: slug };
    return {
      slug,
      name,
      description,
      language,
      url: at('/'),
      feeds: {
        rss: at(feedPath('rss', scope)),
        atom: at(feedPath('atom', scope)),
        json: at(feedPath('json', scope)),
      },
    };
  }

  function summary(issue: IssueSummary): ApiIssueSummary {
    const { slug, newsletterId, number, kind, tagline, date, publicFrom } = issue;
    return {
      slug,
      url: at(publicPaths.issue(slug)),
      newsletter: slugOf(newsletterId),
      number,
      kind,
      tagline,
      date,
      publishedAt: (publicFrom ?? new Date(0)).toISOString(),
    };
  }

  function issue(one: PublicIssue): z.infer<typeof ApiIssue> {
    const page = publicPaths.issue(one.slug);
    return {
      ...summary(one),
      lede: plainFromRichText(one.snapshot.issue.lede),
      html: articleHtml(one, siteUrl),
      items: passagesOfIssue(one)
        .slice(1)
        .map(({ kind, anchor, entrySlug, title, byline, body }) => ({
          ...place({ kind, entrySlug, anchor }, one.slug),
          title,
          byline,
          text: body,
        })),
      corrections: (one.corrections ?? []).map(({ date, text }) => ({ date, text })),
      citations: { bibtex: at(`${page}.bib`), ris: at(`${page}.ris`), csl: at(`${page}.csl.json`) },
    };
  }

  function place(item: Pick<SearchHit, 'kind' | 'entrySlug' | 'anchor'>, issueSlug: string) {
    const page = hitPath(item);
    const inIssue = publicPaths.issue(issueSlug) + (item.anchor === null ? '' : `#${item.anchor}`);
    return { kind: item.kind, url: at(inIssue), page: page === null ? null : at(page) };
  }

  function entry(one: PublicEntry): z.infer<typeof ApiEntry> {
    const {
      kind,
      slug,
      title,
      url,
      byline,
      authors,
      venue,
      year,
      arxivId,
      doi,
      openReviewId,
      topics,
      mentions,
    } = one;
    return {
      kind,
      slug,
      url: at(entryPath(one)),
      title,
      source: url,
      byline,
      authors: [...authors],
      venue,
      year,
      arxivId,
      doi,
      openReviewId: openReviewId ?? null,
      topics: topics.map((topic) => ({ ...topic, url: at(publicPaths.topic(topic.slug)) })),
      said: mentions.map((mention) => ({
        issue: {
          slug: mention.issueSlug,
          url: at(publicPaths.issue(mention.issueSlug)),
          number: mention.issueNumber,
          tagline: mention.issueTagline,
          date: mention.date,
        },
        title: mention.title,
        text: plainFromRichText(mention.commentary),
        html: proseHtml(mention.commentary),
      })),
    };
  }

  function hit(found: SearchHit): z.infer<typeof ApiSearch>['hits'][number] {
    const words = (pieces: SearchHit['title']) => pieces.map(({ text }) => text).join('');
    const { slug, number, date } = found.issue;
    return {
      ...place(found, slug),
      title: words(found.title),
      byline: found.byline,
      text: words(found.excerpt),
      issue: { slug, url: at(publicPaths.issue(slug)), number, date },
    };
  }

  return { at, newsletter, summary, issue, entry, hit };
}
