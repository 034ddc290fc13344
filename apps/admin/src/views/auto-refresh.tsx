'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Draws the page again from the server every `everyMs`, while somebody looks at it. */
export function AutoRefresh({ everyMs }: { readonly everyMs: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, router]);
  return null;
}
