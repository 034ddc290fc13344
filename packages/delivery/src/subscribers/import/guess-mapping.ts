import type { ImportField, ImportMapping } from '../../ports/imports.ts';

const names: Readonly<Record<ImportField, RegExp>> = {
  address: /^(e-?mail|address|mail|e-?mail[ _-]?(address|adresse)|adresse)$/,
  name: /^(name|full[ _-]?name|display[ _-]?name)$/,
  firstName: /^(first|given)[ _-]?name$|^vorname$/,
  lastName: /^(last|family|sur)[ _-]?name$|^nachname$/,
  frequency: /^frequency$/,
  state: /^(state|status|subscription[ _-]?(state|status))$/,
  suppressed: /^suppressed$/,
  pausedUntil: /^paused[ _-]?until$/,
  topics: /^(topics|interests)$/,
  confirmedAt:
    /^(confirmed([ _-]?(at|on|time))?|confirm[ _-]?time|optin[ _-]?time|subscribed([ _-]?(at|on))?|created[ _-]?at)$/,
};

/** A first proposal from the headings; the operator decides. The first column that fits a field wins. */
export function guessMapping(
  columns: readonly string[],
  sample: readonly (readonly string[])[],
): ImportMapping {
  const mapping: Partial<Record<ImportField, number>> = {};
  columns.forEach((column, index) => {
    const heading = column.trim().toLowerCase();
    for (const [field, pattern] of Object.entries(names) as [ImportField, RegExp][]) {
      if (mapping[field] === undefined && pattern.test(heading)) mapping[field] = index;
    }
  });
  if (mapping.address === undefined) {
    const index = columns.findIndex(
      (_, at) => sample.length > 0 && sample.every((row) => row[at]?.includes('@')),
    );
    if (index >= 0) mapping.address = index;
  }
  return mapping;
}
