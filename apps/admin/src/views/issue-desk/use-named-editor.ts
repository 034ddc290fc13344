import { useDocumentInfo } from '@payloadcms/ui';
import type { ClientUser } from 'payload';
import { useEffect } from 'react';
import { deskRequest } from '../desk-request.ts';

/**
 * Payload's lock dialog calls who keeps a document by address, and by the bare id to those who may not read accounts,
 * which are all but admins. The name is put in its place: the dialog prints `email`, whatever that holds.
 */
export function useNamedEditor(): void {
  const { currentEditor, setCurrentEditor } = useDocumentInfo();
  useEffect(() => {
    if (currentEditor === null || currentEditor === undefined || setCurrentEditor === undefined) return;
    const id = typeof currentEditor === 'object' ? currentEditor.id : currentEditor;
    if (typeof currentEditor === 'object' && 'isNamed' in currentEditor) return;
    let over = false;
    deskRequest<{ name: string }>('GET', `/people/${String(id)}`)
      .then(({ name }) => {
        if (!over) setCurrentEditor({ id, email: name, isNamed: true } as unknown as ClientUser);
      })
      // The dialog stands all the same.
      .catch(() => undefined);
    return () => {
      over = true;
    };
  }, [currentEditor, setCurrentEditor]);
}
