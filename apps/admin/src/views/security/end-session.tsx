'use client';

import { Button } from '@payloadcms/ui';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Problem } from '../desk-page/problem.tsx';
import { DeskRefused, deskRequest } from '../desk-request.ts';

/** Ends one session of one's own, or with a null id all the others. */
export function EndSession({ id, label }: { readonly id: string | null; readonly label: string }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const end = async () => {
    try {
      if (id === null) await deskRequest('POST', '/security/sessions/end-others');
      else await deskRequest('POST', '/security/sessions/end', { id });
      router.refresh();
    } catch (error) {
      setProblem(error instanceof DeskRefused ? error.message : 'Nothing was ended.');
    }
  };
  return (
    <>
      <Button buttonStyle="secondary" margin={false} onClick={() => void end()} size="small">
        {label}
      </Button>
      <Problem>{problem}</Problem>
    </>
  );
}
