import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { notesOf } from './variable.ts';

/** The environment does not satisfy a schema. `message` is ready to be shown to a person: no stack needed. */
export class EnvError extends Error {
  readonly code = 'ENV_INVALID';
  readonly variables: readonly string[];

  constructor(message: string, variables: readonly string[]) {
    super(message);
    this.name = 'EnvError';
    this.variables = variables;
  }
}

/**
 * Parses the environment by one of the schemas of this package.
 * An empty value counts as unset, so `NAME=` in a .env file means "take the default". A secret may lie in the file that
 * `NAME_FILE` names.
 * @throws {EnvError} naming each variable, what is wrong with it and what to set; never a secret's value.
 */
export function readEnv<T extends z.ZodObject>(
  schema: T,
  source: Readonly<Record<string, string | undefined>> = process.env,
): z.output<T> {
  const problems = new Map<string, string>();
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const { value, problem } = readValue(schema, name, source);
      if (problem !== null) problems.set(name, `  ${name}: ${problem}.`);
      return value === null ? [] : [[name, value] as const];
    }),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success && problems.size === 0) return parsed.data;
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0] ?? '');
    if (!problems.has(name)) problems.set(name, describe(schema, name, given[name], issue.message));
  }
  const names = [...problems.keys()];
  const head =
    names.length === 1
      ? 'One environment variable needs attention:'
      : `${names.length} environment variables need attention:`;
  throw new EnvError(
    [head, ...problems.values(), 'Every variable is explained in .env.example.'].join('\n'),
    names,
  );
}

/**
 * A variable's value; a secret's may lie in the file that `NAME_FILE` names (as container engines mount secrets), whose
 * last line ends do not count. What is wrong names the file, never what is in it.
 */
function readValue(
  schema: z.ZodObject,
  name: string,
  source: Readonly<Record<string, string | undefined>>,
): { readonly value: string | null; readonly problem: string | null } {
  const value = source[name]?.trim() ?? '';
  const file = source[`${name}_FILE`]?.trim() ?? '';
  const field = schema.shape[name] as z.ZodType | undefined;
  if (file === '' || field === undefined || !notesOf(field).secret)
    return { value: value === '' ? null : value, problem: null };
  if (value !== '') return { value, problem: `is set, and so is ${name}_FILE: keep one of the two` };
  try {
    const text = readFileSync(file, 'utf8').trim();
    return text === '' ? { value: null, problem: `${file} is empty` } : { value: text, problem: null };
  } catch {
    return { value: null, problem: `${file}, which ${name}_FILE names, cannot be read` };
  }
}

function describe(schema: z.ZodObject, name: string, value: string | undefined, wrong: string): string {
  const field = schema.shape[name] as z.ZodType | undefined;
  const { help, secret } = field ? notesOf(field) : { help: '', secret: true };
  const found = value === undefined ? 'is not set' : `${wrong}${secret ? '' : ` (it is "${value}")`}`;
  return `  ${name}: ${found}.${help === '' ? '' : `\n      Set ${help}.`}`;
}
