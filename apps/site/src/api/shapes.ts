import { countedAtMost, passageKinds } from '@masthead/archive';
import { z } from 'zod';

/** What the read API answers. The OpenAPI description is made of these, so it cannot say anything else. */
const address = z.url().describe('a page of this site');
const slug = z.string().describe('the last part of its address');

export const ApiNewsletter = z.object({
  slug,
  name: z.string(),
  description: z.string(),
  language: z.string(),
  url: address,
  feeds: z.object({ rss: z.url(), atom: z.url(), json: z.url() }),
});

export const ApiIssueSummary = z.object({
  slug,
  url: address,
  newsletter: slug,
  number: z.int().nullable(),
  kind: z.enum(['weekly', 'digest']),
  tagline: z.string(),
  date: z.iso.date().nullable().describe('the date printed'),
  publishedAt: z.iso.datetime(),
});
export type ApiIssueSummary = z.infer<typeof ApiIssueSummary>;

export const ApiItem = z.object({
  kind: z.enum(passageKinds),
  url: address.describe('where it stands in the issue'),
  page: address.nullable().describe('the page of the story, paper or talk itself'),
  title: z.string(),
  byline: z.string(),
  text: z.string().describe('what we said, as plain words'),
});

export const ApiIssue = ApiIssueSummary.extend({
  lede: z.string(),
  html: z.string().describe('the whole issue as an article'),
  items: z.array(ApiItem),
  corrections: z.array(z.object({ date: z.iso.date(), text: z.string() })),
  citations: z.object({ bibtex: z.url(), ris: z.url(), csl: z.url() }),
});

export const ApiTopicName = z.object({ slug, name: z.string(), url: address, entries: z.int() });

export const ApiEntry = z.object({
  kind: z.enum(['story', 'paper', 'media']),
  slug,
  url: address,
  title: z.string(),
  source: z.string().nullable().describe('where the thing itself is'),
  byline: z.string(),
  authors: z.array(z.string()),
  venue: z.string().nullable(),
  year: z.int().nullable(),
  arxivId: z.string().nullable(),
  doi: z.string().nullable(),
  openReviewId: z.string().nullable(),
  topics: z.array(z.object({ slug, name: z.string(), url: address })),
  said: z
    .array(
      z.object({
        issue: z.object({
          slug,
          url: address,
          number: z.int().nullable(),
          tagline: z.string(),
          date: z.iso.date().nullable(),
        }),
        title: z.string(),
        text: z.string(),
        html: z.string(),
      }),
    )
    .describe('what each issue said of it, newest first'),
});

export const ApiTopic = z.object({ slug, name: z.string(), url: address, entries: z.array(ApiEntry) });
export const ApiAuthor = z.object({ slug, name: z.string(), url: address, papers: z.array(ApiEntry) });

export const ApiSearch = z.object({
  total: z.int().describe(`passages in all; ${countedAtMost + 1}: more than ${countedAtMost}`),
  order: z.enum(['best', 'newest']),
  corrected: z.string().nullable().describe('what was looked for instead of a mistyped word'),
  hits: z.array(
    ApiItem.extend({ issue: ApiIssueSummary.pick({ slug: true, url: true, number: true, date: true }) }),
  ),
});

export const ApiError = z.object({ code: z.enum(['not-found', 'starting']), message: z.string() });

export const issuesPage = { most: 100, usual: 20 } as const;

/** Query parameters of the list of issues; what is no use counts as left out. */
export const IssuesAsked = z.object({
  newsletter: z.string().optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(issuesPage.most).catch(issuesPage.usual),
});
