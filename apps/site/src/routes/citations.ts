import {
  type CitationFormat,
  type CslItem,
  citationFormats,
  citationTypes,
  citeEntry,
  citeIssue,
  formatCitations,
  type PublicIssue,
} from '@masthead/archive';
import { publicPaths } from '@masthead/domain';
import type { Context, Hono } from 'hono';
import { sameForAll } from '../http/keep-answers.ts';
import type { SiteContext } from '../http/site-context.ts';
import { askedOf, asksAnything, queryOf } from '../search/search-address.ts';
import { issueCitation } from '../words/issue-citation.ts';

/** A search is cited this far: enough for a bibliography, little enough to answer at once. */
const mostHits = 200;

const fileName = '{[a-z0-9-]+\\.(?:bib|ris|csl\\.json)}';

/** Citations as files: an issue with its papers, a paper, a story, a topic, a search; as BibTeX, RIS and CSL-JSON. */
export function addCitationRoutes(app: Hono, site: SiteContext): void {
  const { archive, clock, search, settings } = site.deps;

  app.get(`/issues/:file${fileName}`, async (c) => {
    const { slug, format } = partsOf(c);
    const now = clock();
    const issue = await archive.issueBySlug(slug, now);
    if (issue === null) return c.notFound();
    const papers = await archive.entriesById(paperIdsOf(issue), now);
    return send(c, [issueCitation(issue, settings.siteUrl), ...papers.map(citeEntry)], format, slug);
  });

  const entry = (kind: 'story' | 'paper' | 'media') => async (c: Context) => {
    const { slug, format } = partsOf(c);
    const found = await archive.entryBySlug(kind, slug, clock());
    return found === null ? c.notFound() : send(c, [citeEntry(found)], format, found.slug);
  };
  app.get(`/papers/:file${fileName}`, entry('paper'));
  app.get(`/stories/:file${fileName}`, entry('story'));

  app.get(`/topics/:file${fileName}`, async (c) => {
    const { slug, format } = partsOf(c);
    const topic = await archive.topicBySlug(slug, clock());
    return topic === null ? c.notFound() : send(c, topic.entries.map(citeEntry), format, slug);
  });

  for (const format of citationFormats)
    app.get(`/search.${format}`, async (c) => {
      const now = clock();
      const asked = askedOf(c.req.url);
      const newsletters = await archive.newsletters();
      const newsletterId = newsletters.find(({ slug }) => slug === asked.newsletter)?.id;
      const query = queryOf({ ...asked, page: 1 }, newsletterId, mostHits);
      const { hits } = asksAnything(asked) ? await search.search(query, now) : { hits: [] };
      const entries = await archive.entriesById(
        hits.flatMap(({ entryId }) => entryId ?? []),
        now,
      );
      const byId = new Map(entries.map((one) => [one.id, one]));
      const items = hits.flatMap((hit): CslItem[] => {
        const found = byId.get(hit.entryId ?? '');
        if (found !== undefined) return [citeEntry(found)];
        const newsletter = newsletters.find(({ id }) => id === hit.issue.newsletterId);
        if (hit.kind !== 'issue' || newsletter === undefined) return [];
        return [citeIssue(hit.issue, newsletter, settings.siteUrl + publicPaths.issue(hit.issue.slug))];
      });
      return send(c, items, format, 'search');
    });
}

function paperIdsOf({ snapshot }: PublicIssue): readonly string[] {
  return snapshot.sections.flatMap((section) =>
    section.kind === 'papers' ? section.items.flatMap(({ entryId }) => entryId ?? []) : [],
  );
}

function partsOf(c: Context): { slug: string; format: CitationFormat } {
  const file = c.req.param('file') ?? '';
  const dot = file.indexOf('.');
  return { slug: file.slice(0, dot), format: file.slice(dot + 1) as CitationFormat };
}

function send(c: Context, items: readonly CslItem[], format: CitationFormat, name: string): Response {
  return c.body(formatCitations(items, format), 200, {
    'content-type': citationTypes[format],
    'content-disposition': `attachment; filename="${name}.${format}"`,
    'cache-control': sameForAll,
    // A file for programs; the page about the same thing is what engines should list.
    'x-robots-tag': 'noindex',
  });
}
