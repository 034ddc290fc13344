import { readBody } from './read-body.ts';

/** A form of ours is some hundred bytes; what is larger was not sent by it. */
const maxFormBytes = 16 * 1024;

/** The text fields of a form, by name, in order. Files are ignored. */
export type FormFields = ReadonlyMap<string, readonly string[]>;

export type FormReading =
  | { readonly ok: true; readonly fields: FormFields }
  | { readonly ok: false; readonly status: 400 | 413 | 415 };

/** Both encodings that browsers and mail providers use: urlencoded and multipart/form-data. */
export async function readForm(request: Request): Promise<FormReading> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(contentType))
    return { ok: false, status: 415 };
  const body = await readBody(request, maxFormBytes);
  if (body === null) return { ok: false, status: 413 };
  try {
    const form = await new Response(Buffer.from(body), {
      headers: { 'content-type': contentType },
    }).formData();
    const fields = new Map<string, string[]>();
    for (const [name, value] of form)
      if (typeof value === 'string') fields.set(name, [...(fields.get(name) ?? []), value]);
    return { ok: true, fields };
  } catch {
    return { ok: false, status: 400 };
  }
}

/** The first value of a field, or the empty string. */
export function field(fields: FormFields, name: string): string {
  return fields.get(name)?.[0] ?? '';
}
