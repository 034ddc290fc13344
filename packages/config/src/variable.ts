import type { z } from 'zod';

/** What a person is told about a variable. `secret` keeps its value out of every message. */
export interface VariableNotes {
  readonly help: string;
  readonly secret?: boolean;
}

/** Attaches the notes to a variable's schema. Call it last: zod's meta belongs to that very instance. */
export function variable<T extends z.ZodType>(schema: T, notes: VariableNotes): T {
  return schema.meta({ help: notes.help, secret: notes.secret ?? false }) as T;
}

/** Reads the notes back. A variable declared without `variable()` counts as secret: silence is safe. */
export function notesOf(schema: z.ZodType): Required<VariableNotes> {
  const meta = schema.meta();
  return {
    help: typeof meta?.help === 'string' ? meta.help : '',
    secret: meta?.secret !== false,
  };
}
