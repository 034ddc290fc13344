import { useDocumentInfo, useForm, useFormBackgroundProcessing, useFormModified } from '@payloadcms/ui';
import { reduceFieldsToValues } from 'payload/shared';
import { useEffect, useRef } from 'react';

/**
 * Whether words stand in the form that are not saved yet.
 *
 * Payload's own mark is wrong after every second autosave (3.90: taking the mark away while it saves counts as a change
 * made meanwhile, so the next save leaves it standing), and what needs a saved issue would stay shut until somebody
 * types again. So this takes the mark away itself once a save was answered and nothing was typed since it began.
 */
export function useUnsaved(): boolean {
  const modified = useFormModified();
  const saving = useFormBackgroundProcessing();
  const { getFields, setModified } = useForm();
  const { lastUpdateTime } = useDocumentInfo();
  const savedAt = useRef(lastUpdateTime);
  savedAt.current = lastUpdateTime;
  const begun = useRef<{ readonly words: string; readonly savedAt: number } | null>(null);

  useEffect(() => {
    const words = wordsOf(getFields());
    if (saving) {
      begun.current = { words, savedAt: savedAt.current };
      return;
    }
    const before = begun.current;
    begun.current = null;
    // A save that failed keeps the mark.
    if (before === null || savedAt.current === before.savedAt) return;
    if (words === before.words) setModified(false);
  }, [saving, getFields, setModified]);

  return modified;
}

/** What somebody may have typed; the rest comes back from the server with each save. */
function wordsOf(fields: Parameters<typeof reduceFieldsToValues>[0]): string {
  const { updatedAt, createdAt, _status, workflow, ...typed } = reduceFieldsToValues(fields, true);
  return JSON.stringify(typed);
}
