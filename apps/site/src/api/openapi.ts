import { passageKinds } from '@masthead/archive';
import { z } from 'zod';
import {
  ApiAuthor,
  ApiEntry,
  ApiError,
  ApiIssue,
  ApiIssueSummary,
  ApiNewsletter,
  ApiSearch,
  ApiTopic,
  ApiTopicName,
  issuesPage,
} from './shapes.ts';

interface Door {
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly answer: z.ZodType;
  readonly query?: readonly {
    readonly name: string;
    readonly description: string;
    readonly schema: object;
  }[];
}

const narrowing = [
  { name: 'kind', description: 'of this kind alone', schema: { type: 'string', enum: [...passageKinds] } },
  { name: 'topic', description: 'slug of a topic', schema: { type: 'string' } },
  { name: 'year', description: 'of issues dated in this year', schema: { type: 'integer' } },
  { name: 'newsletter', description: 'slug of a newsletter', schema: { type: 'string' } },
];

/** Every door of the read API: GET, for everybody, what is public at that moment. */
export const doors: readonly Door[] = [
  { path: '/api/newsletters', id: 'listNewsletters', summary: 'Newsletters', answer: z.array(ApiNewsletter) },
  {
    path: '/api/issues',
    id: 'listIssues',
    summary: 'Issues, newest first',
    answer: z.array(ApiIssueSummary),
    query: [
      { name: 'newsletter', description: 'slug of a newsletter', schema: { type: 'string' } },
      {
        name: 'limit',
        description: 'how many at most',
        schema: { type: 'integer', minimum: 1, maximum: issuesPage.most, default: issuesPage.usual },
      },
    ],
  },
  { path: '/api/issues/{slug}', id: 'getIssue', summary: 'An issue in full', answer: ApiIssue },
  { path: '/api/stories/{slug}', id: 'getStory', summary: 'A story and all we said of it', answer: ApiEntry },
  { path: '/api/papers/{slug}', id: 'getPaper', summary: 'A paper and all we said of it', answer: ApiEntry },
  { path: '/api/watch/{slug}', id: 'getMedia', summary: 'A talk, podcast or video', answer: ApiEntry },
  { path: '/api/topics', id: 'listTopics', summary: 'Topics, by name', answer: z.array(ApiTopicName) },
  { path: '/api/topics/{slug}', id: 'getTopic', summary: 'Everything under a topic', answer: ApiTopic },
  { path: '/api/authors/{slug}', id: 'getAuthor', summary: 'Papers of an author', answer: ApiAuthor },
  {
    path: '/api/search',
    id: 'search',
    summary: 'What issues said, best or newest first, 20 at a time',
    answer: ApiSearch,
    query: [
      {
        name: 'q',
        description: 'words, perhaps unfinished or mistyped; "phrases"',
        schema: { type: 'string' },
      },
      ...narrowing,
      { name: 'page', description: 'from 1 to 50', schema: { type: 'integer', minimum: 1, maximum: 50 } },
    ],
  },
];

/** The description at /api/openapi.json, made of the shapes that the answers have. */
export function openApiDocument(siteUrl: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'What is published here',
      version: '1.0.0',
      description: 'Read-only, no key. Drafts, unlisted issues and readers are not in it.',
    },
    servers: [{ url: siteUrl }],
    paths: Object.fromEntries(doors.map((door) => [door.path, { get: operation(door) }])),
    components: { schemas: { Error: jsonSchema(ApiError) } },
  };
}

function operation({ path, id, summary, answer, query = [] }: Door): object {
  const hasSlug = path.includes('{slug}');
  return {
    operationId: id,
    summary,
    parameters: [
      ...(hasSlug
        ? [{ name: 'slug', in: 'path', required: true, schema: { type: 'string', pattern: '^[a-z0-9-]+$' } }]
        : []),
      ...query.map((parameter) => ({ ...parameter, in: 'query', required: false })),
    ],
    responses: {
      200: { description: summary, content: { 'application/json': { schema: jsonSchema(answer) } } },
      ...(hasSlug ? { 404: failure('Nothing public has this slug') } : {}),
      ...(id === 'search'
        ? { 503: failure('The search was started a moment ago and is still reading') }
        : {}),
    },
  };
}

function failure(description: string): object {
  return {
    description,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
  };
}

function jsonSchema(shape: z.ZodType): object {
  const { $schema: _, ...schema } = z.toJSONSchema(shape);
  return schema;
}
