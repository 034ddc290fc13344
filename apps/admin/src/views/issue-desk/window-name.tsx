import { useAllFormFields } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { DESK_WINDOW } from '../../features/editing/desk-window.ts';

/**
 * Names this window in the form, so that each save says where it comes from: what the same account has saved in
 * another window since is not overwritten. A page that is opened again is another window: its form may come from the
 * browser's memory. Draws nothing.
 */
export function WindowName() {
  const [name] = useState(newName);
  const [fields, dispatchFields] = useAllFormFields();
  // Asked of each state of the form: those that Payload gives it anew, the first of them too, are without the name.
  useEffect(() => {
    if (fields?.[DESK_WINDOW]?.value === name) return;
    // Not `UPDATE`: that takes the mark of being typed from every other field.
    dispatchFields({
      type: 'UPDATE_MANY',
      formState: { [DESK_WINDOW]: { value: name, initialValue: name, valid: true, passesCondition: true } },
    });
  }, [dispatchFields, fields, name]);
  return null;
}

/** Not `randomUUID`, which browsers have under https alone. */
function newName(): string {
  const bytes = [...crypto.getRandomValues(new Uint8Array(12))];
  return bytes.map((byte) => byte.toString(36).padStart(2, '0')).join('');
}
