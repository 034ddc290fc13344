import { useEffect, useState } from 'react';
import { momentLabel } from '../moment-label.ts';

/** An instant on the editor's own clock, where that shows another time than the newsletter's; else null. */
export function ownClock(iso: string, newsletterZone: string, ownZone: string): string | null {
  const own = momentLabel(iso, ownZone);
  return own === momentLabel(iso, newsletterZone) ? null : `For you: ${own} (${ownZone})`;
}

/** The browser's IANA zone; null until the page listens, for the desk draws it first and has a zone of its own. */
export function useOwnZone(): string | null {
  const [zone, setZone] = useState<string | null>(null);
  useEffect(() => setZone(new Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return zone;
}
