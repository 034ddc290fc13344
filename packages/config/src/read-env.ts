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
 * An empty value counts as unset, so `NAME=` in a .env file means "take the default".
 * @throws {EnvError} naming each variable, what is wrong with it and what to set; never a secret's value.
 */
export function readEnv<T extends z.ZodObject>(
  schema: T,
  source: Readonly<Record<string, string | undefined>> = process.env,
): z.output<T> {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = source[name]?.trim();
      return value === undefined || value === '' ? [] : [[name, value] as const];
    }),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = new Map<string, string>();
  for (const issue of parsed.error.issues) {
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

function describe(schema: z.ZodObject, name: string, value: string | undefined, wrong: string): string {
  const field = schema.shape[name] as z.ZodType | undefined;
  const { help, secret } = field ? notesOf(field) : { help: '', secret: true };
  const found = value === undefined ? 'is not set' : `${wrong}${secret ? '' : ` (it is "${value}")`}`;
  return `  ${name}: ${found}.${help === '' ? '' : `\n      Set ${help}.`}`;
}
