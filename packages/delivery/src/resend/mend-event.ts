import { z } from 'zod';

const Text = z.string();
const NameAndValue = z.object({ name: z.string(), value: z.string() });

/** An event of another shape brought as near to ours as can be without guessing: what cannot be read is left out. */
export function mendEvent(event: Readonly<Record<string, unknown>>, at: Date): unknown {
  const data = z.looseObject({}).catch({}).parse(event.data);
  const { email_id, tags, to, bounce, failed, suppressed, ...rest } = data;
  return {
    type: event.type,
    created_at: at.toISOString(),
    data: {
      ...rest,
      email_id: Text.max(100).catch('').parse(email_id),
      to: recipients(to),
      tags: tagsOf(tags),
      ...optional('bounce', z.looseObject({ type: Text }), bounce),
      ...optional('failed', z.looseObject({ reason: Text }), failed),
      ...optional('suppressed', z.looseObject({ reason: Text.optional() }), suppressed),
    },
  };
}

function recipients(to: unknown): string[] {
  return z
    .union([z.array(Text.max(1000)).max(50), Text.max(1000).transform((one) => [one])])
    .catch([])
    .parse(to);
}

/** As an object, or as the list in which they are sent. */
function tagsOf(tags: unknown): Record<string, unknown> {
  const list = z.array(NameAndValue).safeParse(tags);
  if (list.success) return Object.fromEntries(list.data.map(({ name, value }) => [name, value]));
  return z.record(z.string(), z.unknown()).catch({}).parse(tags);
}

function optional(name: string, schema: z.ZodType, value: unknown): Record<string, unknown> {
  const parsed = schema.safeParse(value);
  return parsed.success ? { [name]: parsed.data } : {};
}
