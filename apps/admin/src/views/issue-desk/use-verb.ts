import { toast } from '@payloadcms/ui';
import { useState } from 'react';
import { DeskRefused, deskRequest } from '../desk-request.ts';

export type RunVerb = <Answer>(
  name: string,
  path: string,
  body: object,
  done: (answer: Answer) => string,
) => Promise<void>;

/** Runs one verb at a time (a double click is one act) and says how it went. */
export function useVerb(after: () => void): { readonly busy: string | null; readonly run: RunVerb } {
  const [busy, setBusy] = useState<string | null>(null);
  const run: RunVerb = async (name, path, body, done) => {
    if (busy !== null) return;
    setBusy(name);
    try {
      toast.success(done(await deskRequest('POST', path, body)));
    } catch (error) {
      toast.error(error instanceof DeskRefused ? error.message : 'That did not work. Try again.');
    } finally {
      setBusy(null);
      after();
    }
  };
  return { busy, run };
}
