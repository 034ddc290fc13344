'use client';
import { Button } from '@payloadcms/ui';
import { useRouter } from 'next/navigation';
import { useVerb } from '../issue-desk/use-verb.ts';

/** For who has mended the key or the domain. */
export function ResumeSending() {
  const router = useRouter();
  const { busy, run } = useVerb(() => router.refresh());
  return (
    <Button
      buttonStyle="secondary"
      disabled={busy !== null}
      margin={false}
      onClick={() => void run('resume', '/sending/resume', {}, () => 'Sending goes on.')}
      size="small"
    >
      {busy === null ? 'Resume sending' : 'Resuming …'}
    </Button>
  );
}
