import type { Phrases } from '../phrases/index.ts';
import type { PrintableTheme } from '../theme.ts';

/** What every part of a mail needs to look right; handed down as a prop, since React's context is missing where admin renders. */
export interface MailLook {
  readonly theme: PrintableTheme;
  readonly direction: 'ltr' | 'rtl';
  readonly phrases: Phrases;
}

/** The side on which a line of this direction starts, as Outlook understands it (no logical properties). */
export function startSide({ direction }: Pick<MailLook, 'direction'>): 'Left' | 'Right' {
  return direction === 'rtl' ? 'Right' : 'Left';
}
