import { z } from 'zod';
import {
  isReserved,
  MAX_KEY_LENGTH,
  MAX_VALUE_LENGTH,
  MAX_VARIABLES,
  placeholdersOf,
  type TemplateVariable,
} from '../mail/template-variables.ts';
import { ApiError } from './errors.ts';
import { apiTime, listAnswer, paginate } from './paginate.ts';
import { parseBody } from './parse-body.ts';
import type { ApiCall, ApiRoute } from './route.ts';
import { editTemplate, newTemplate, publishTemplate, type Template } from './template-shelf.ts';

const Variable = z.object({
  key: z
    .string()
    .regex(/^[A-Za-z0-9_]+$/)
    .max(MAX_KEY_LENGTH),
  type: z.enum(['string', 'number']),
  fallback_value: z.union([z.string().max(MAX_VALUE_LENGTH), z.number()]).nullish(),
});
const Fields = {
  alias: z.string().optional(),
  from: z.string().optional(),
  subject: z.string().optional(),
  reply_to: z.union([z.string(), z.array(z.string())]).optional(),
  text: z.string().optional(),
  variables: z.array(Variable).max(MAX_VARIABLES).optional(),
};
const Create = z.object({ name: z.string().min(1), html: z.string().min(1), ...Fields });
const Update = z.object({
  name: z.string().min(1).optional(),
  html: z.string().min(1).optional(),
  ...Fields,
});

export const templateRoutes: readonly ApiRoute[] = [
  { method: 'POST', path: '/templates', run: create, status: 201 },
  {
    method: 'GET',
    path: '/templates',
    run: ({ desk, query }) => listAnswer(paginate(desk.templates.list(), query), inList),
  },
  { method: 'GET', path: '/templates/:id', run: (call) => inFull(find(call)) },
  { method: 'PATCH', path: '/templates/:id', run: update },
  { method: 'DELETE', path: '/templates/:id', run: remove },
  { method: 'POST', path: '/templates/:id/publish', run: publish },
];

async function create({ desk, body, mangle }: ApiCall): Promise<unknown> {
  const { name, html, ...fields } = parseBody(Create, body);
  const draft = { name, html: mangle ? mangled(html) : html, variables: [], ...draftOf(fields) };
  checkVariables(draft);
  const template = newTemplate(draft, desk.clock.now());
  await desk.change({ type: 'template.saved', template });
  return { object: 'template', id: template.id };
}

async function update(call: ApiCall): Promise<unknown> {
  const template = find(call);
  const { name, html, ...fields } = parseBody(Update, call.body);
  const edited = editTemplate(
    template,
    {
      ...(name === undefined ? {} : { name }),
      ...(html === undefined ? {} : { html: call.mangle ? mangled(html) : html }),
      ...draftOf(fields),
    },
    call.desk.clock.now(),
  );
  checkVariables(edited.draft);
  await call.desk.change({ type: 'template.saved', template: edited });
  return { object: 'template', id: template.id };
}

async function publish(call: ApiCall): Promise<unknown> {
  const template = publishTemplate(find(call), call.desk.clock.now());
  await call.desk.change({ type: 'template.saved', template });
  return { object: 'template', id: template.id };
}

async function remove(call: ApiCall): Promise<unknown> {
  const { id } = find(call);
  await call.desk.change({ type: 'template.removed', id });
  return { object: 'template', id, deleted: true };
}

function find({ desk, id }: ApiCall): Template {
  const template = desk.templates.find(id);
  if (template === undefined) throw new ApiError('not_found', 'Template not found');
  return template;
}

/** The fault "stored template mangled": what comes back differs by a space. */
function mangled(html: string): string {
  const end = html.lastIndexOf('>');
  return end < 0 ? `${html} ` : `${html.slice(0, end)} ${html.slice(end)}`;
}

function draftOf(fields: Omit<z.output<typeof Update>, 'name' | 'html'>) {
  const { alias, from, subject, reply_to, text, variables } = fields;
  return {
    ...(alias === undefined ? {} : { alias }),
    ...(from === undefined ? {} : { from }),
    ...(subject === undefined ? {} : { subject }),
    ...(reply_to === undefined ? {} : { replyTo: typeof reply_to === 'string' ? [reply_to] : reply_to }),
    ...(text === undefined ? {} : { text }),
    ...(variables === undefined ? {} : { variables: variables.map(variableOf) }),
  };
}

function variableOf({ key, type, fallback_value: fallback }: z.output<typeof Variable>): TemplateVariable {
  return fallback === undefined || fallback === null ? { key, type } : { key, type, fallback };
}

/** Reserved names are refused, and so is a placeholder that no variable fills. */
function checkVariables(draft: Template['draft']): void {
  const keys = draft.variables.map(({ key }) => key);
  const reserved = keys.find(isReserved);
  if (reserved !== undefined)
    throw new ApiError('validation_error', `\`${reserved}\` is a reserved variable name.`);
  if (new Set(keys).size < keys.length)
    throw new ApiError('validation_error', 'Each variable may be declared once.');
  for (const { key, type, fallback } of draft.variables) {
    if (fallback !== undefined && typeof fallback !== type)
      throw new ApiError('validation_error', `The fallback of \`${key}\` must be a ${type}.`);
  }
  const used = placeholdersOf(`${draft.subject ?? ''}\n${draft.html}\n${draft.text ?? ''}`);
  const undeclared = used.find((key) => !keys.includes(key));
  if (undeclared !== undefined)
    throw new ApiError('validation_error', `The variable \`${undeclared}\` is used but not declared.`);
}

function inList(template: Template): Record<string, unknown> {
  const { id, draft, published, createdAt, updatedAt, publishedAt } = template;
  return {
    id,
    name: draft.name,
    status: published === null ? 'draft' : 'published',
    published_at: publishedAt === null ? null : apiTime(publishedAt),
    created_at: apiTime(createdAt),
    updated_at: apiTime(updatedAt),
    ...(draft.alias === undefined ? {} : { alias: draft.alias }),
  };
}

function inFull(template: Template): unknown {
  const { draft, draftVersionId, published, createdAt, updatedAt } = template;
  const times = { created_at: apiTime(createdAt), updated_at: apiTime(updatedAt) };
  return {
    object: 'template',
    ...inList(template),
    current_version_id: draftVersionId,
    ...(draft.from === undefined ? {} : { from: draft.from }),
    ...(draft.subject === undefined ? {} : { subject: draft.subject }),
    reply_to: draft.replyTo ?? null,
    html: draft.html,
    ...(draft.text === undefined ? {} : { text: draft.text }),
    variables: draft.variables.map(({ key, type, fallback }) => ({
      id: `${template.id}.${key}`,
      key,
      type,
      ...(fallback === undefined ? {} : { fallback_value: fallback }),
      ...times,
    })),
    has_unpublished_versions: published?.id !== draftVersionId,
  };
}
