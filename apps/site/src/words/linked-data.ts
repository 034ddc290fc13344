import { type IssueSummary, openReviewAddress, type PublicEntry, type PublicIssue } from '@masthead/archive';
import { type NewsletterProfile, plainFromRichText, publicPaths, WebUrl } from '@masthead/domain';

const context = 'https://schema.org';

/** An issue in the words of schema.org: a NewsArticle of its newsletter. @param siteUrl without a trailing slash */
export function issueLinkedData(issue: PublicIssue, siteUrl: string): object {
  const { snapshot, publicFrom, number, tagline, slug, corrections = [] } = issue;
  const url = siteUrl + publicPaths.issue(slug);
  const published = publicFrom?.toISOString();
  const changed = corrections.map(({ publishedAt }) => publishedAt).sort();
  return {
    '@context': context,
    '@type': 'NewsArticle',
    '@id': url,
    url,
    mainEntityOfPage: url,
    headline: tagline,
    description: plainFromRichText(snapshot.issue.lede),
    inLanguage: snapshot.issue.language,
    datePublished: published,
    dateModified: changed.at(-1) ?? published,
    isAccessibleForFree: issue.archiveMode !== 'subscribers',
    author: organisation(snapshot.newsletter, siteUrl),
    publisher: organisation(snapshot.newsletter, siteUrl),
    isPartOf: {
      '@type': 'PublicationIssue',
      ...(number === null ? {} : { issueNumber: number }),
      datePublished: issue.date ?? published,
      isPartOf: { '@type': 'Periodical', name: snapshot.newsletter.name, url: `${siteUrl}/` },
    },
  };
}

/** The page of a paper is about a ScholarlyArticle of others; that of a story or a talk about a work somewhere else. */
export function entryLinkedData(
  entry: PublicEntry,
  newsletter: NewsletterProfile | null,
  siteUrl: string,
): object {
  const { kind, slug, title, mentions } = entry;
  const path = { paper: publicPaths.paper, story: publicPaths.story, media: publicPaths.media }[kind](slug);
  const url = siteUrl + path;
  return {
    '@context': context,
    '@type': 'WebPage',
    '@id': url,
    url,
    name: title,
    dateModified: mentions[0]?.publicFrom?.toISOString(),
    ...(newsletter === null ? {} : { publisher: organisation(newsletter, siteUrl) }),
    mainEntity: kind === 'paper' ? scholarlyArticle(entry) : workElsewhere(entry),
    mentions: mentions.map(({ issueSlug, issueTagline }) => ({
      '@type': 'NewsArticle',
      url: siteUrl + publicPaths.issue(issueSlug),
      headline: issueTagline,
    })),
  };
}

/** The front page: a WebSite that can be searched. */
export function siteLinkedData(
  newsletter: NewsletterProfile,
  siteUrl: string,
  latest: IssueSummary | null,
): object {
  return {
    '@context': context,
    '@type': 'WebSite',
    '@id': `${siteUrl}/`,
    url: `${siteUrl}/`,
    name: newsletter.name,
    description: newsletter.description,
    inLanguage: newsletter.language,
    publisher: organisation(newsletter, siteUrl),
    ...(latest?.publicFrom == null ? {} : { dateModified: latest.publicFrom.toISOString() }),
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${siteUrl}/search?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  };
}

function scholarlyArticle({
  title,
  authors,
  venue,
  year,
  arxivId,
  doi,
  openReviewId,
  url,
}: PublicEntry): object {
  return {
    '@type': 'ScholarlyArticle',
    headline: title,
    name: title,
    author: authors.map((name) => ({ '@type': 'Person', name })),
    ...(year === null ? {} : { datePublished: String(year) }),
    ...(venue === null ? {} : { isPartOf: { '@type': 'PublicationVolume', name: venue } }),
    ...sameAs([
      url,
      doi === null ? null : `https://doi.org/${encodeURI(doi)}`,
      arxivId === null ? null : `https://arxiv.org/abs/${encodeURI(arxivId)}`,
      openReviewId ? openReviewAddress(openReviewId) : null,
    ]),
    identifier: [
      ...(doi === null ? [] : [{ '@type': 'PropertyValue', propertyID: 'DOI', value: doi }]),
      ...(arxivId === null ? [] : [{ '@type': 'PropertyValue', propertyID: 'arXiv', value: arxivId }]),
      ...(openReviewId ? [{ '@type': 'PropertyValue', propertyID: 'OpenReview', value: openReviewId }] : []),
    ],
  };
}

function workElsewhere({ kind, title, url }: PublicEntry): object {
  return {
    '@type': kind === 'media' ? 'MediaObject' : 'Article',
    name: title,
    headline: title,
    ...sameAs([url]),
  };
}

/** Addresses that may be linked; what is none is left out. */
function sameAs(urls: readonly (string | null)[]): { sameAs?: readonly string[] } {
  const good = [
    ...new Set(urls.flatMap((url) => (url !== null && WebUrl.safeParse(url).success ? [url] : []))),
  ];
  return good.length === 0 ? {} : { sameAs: good };
}

function organisation({ name }: Pick<NewsletterProfile, 'name'>, siteUrl: string): object {
  return { '@type': 'NewsMediaOrganization', name, url: `${siteUrl}/` };
}
