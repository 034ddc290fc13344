/** A variable as a template declares it. */
export interface TemplateVariable {
  readonly key: string;
  readonly type: 'string' | 'number';
  readonly fallback?: string | number;
}

export type VariableValues = Readonly<Record<string, unknown>>;

export const MAX_VARIABLES = 50;
export const MAX_KEY_LENGTH = 50;
export const MAX_VALUE_LENGTH = 2000;
const RESERVED = new Set([
  'FIRST_NAME',
  'LAST_NAME',
  'EMAIL',
  'UNSUBSCRIBE_URL',
  'RESEND_UNSUBSCRIBE_URL',
  'contact',
  'this',
]);
const PLACEHOLDER = /\{\{\{\s*([A-Za-z0-9_]+)\s*\}\}\}/g;

export function isReserved(key: string): boolean {
  return RESERVED.has(key);
}

/** Puts values in as they are, in one pass: what a value holds is never looked at again. */
export function fillIn(part: string, variables: readonly TemplateVariable[], values: VariableValues): string {
  return part.replace(PLACEHOLDER, (whole, key: string) => {
    const given = values[key];
    if (isGiven(given)) return String(given);
    const fallback = variables.find((variable) => variable.key === key)?.fallback;
    return fallback === undefined ? whole : String(fallback);
  });
}

/** Keys that stand in a part as `{{{KEY}}}`. */
export function placeholdersOf(part: string): string[] {
  return [...new Set([...part.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}

/** Why these values do not fit the template, or null. An empty string counts as missing. */
export function problemWithValues(
  variables: readonly TemplateVariable[],
  values: VariableValues,
): string | null {
  for (const { key, type, fallback } of variables) {
    const value = values[key];
    if (!isGiven(value)) {
      if (fallback === undefined) return `Missing value for template variable \`${key}\`.`;
    } else if (typeof value !== type) {
      return `Template variable \`${key}\` must be a ${type}.`;
    } else if (typeof value === 'string' && value.length > MAX_VALUE_LENGTH) {
      return `Template variable \`${key}\` is longer than ${MAX_VALUE_LENGTH} characters.`;
    }
  }
  for (const key in values) {
    if (RESERVED.has(key)) return `\`${key}\` is a reserved variable name.`;
  }
  return null;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
