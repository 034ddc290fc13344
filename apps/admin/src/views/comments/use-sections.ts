import { useFormFields } from '@payloadcms/ui';

export interface SectionNamed {
  readonly id: string;
  /** Its place in the form: `sections.2`. */
  readonly path: string;
  /** "3. From the Lab" */
  readonly label: string;
}

/** The sections of the form as they stand, by the id of their row: it stays when they are moved. */
export function useSections(): readonly SectionNamed[] {
  // A string, so that a letter typed elsewhere draws nothing again.
  const packed = useFormFields(([fields]) =>
    JSON.stringify(
      (fields.sections?.rows ?? []).map((row, at) => [
        row.id,
        String(fields[`sections.${at}.heading`]?.value ?? '') || (row.blockType ?? 'section'),
      ]),
    ),
  );
  return (JSON.parse(packed) as [string, string][]).map(([id, heading], at) => ({
    id,
    path: `sections.${at}`,
    label: `${at + 1}. ${heading}`,
  }));
}
