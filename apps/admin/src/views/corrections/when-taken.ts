/** Errata whose section stands in the form, with when the form was saved last as it was added. */
export interface Added {
  readonly ids: readonly string[];
  readonly savedAt: number;
}

/** A form: when it was saved last, whether words stand in it that are not, and whether it is being saved. */
export interface FormState {
  readonly savedAt: number;
  readonly modified: boolean;
  readonly saving: boolean;
}

/**
 * Whether the section is stored by now: it was saved after it was added, and nothing waits to be saved. A save that was
 * under way when it was added leaves the form modified; one that was refused does, too, and is no save.
 */
export function isStored({ savedAt }: Added, form: FormState): boolean {
  return !form.saving && !form.modified && form.savedAt !== savedAt;
}
