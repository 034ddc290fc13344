import { useEffect } from 'react';

/** Leaving an issue's page gives the issue back at once, so that the next editor does not wait for the lock to run out. */
export function useGiveBack(issueId: string | null): void {
  useEffect(() => {
    if (issueId === null) return;
    const leave = () => {
      void fetch(`/api/masthead/issues/${issueId}/give-back`, {
        method: 'POST',
        keepalive: true,
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      }).catch(() => undefined);
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [issueId]);
}
