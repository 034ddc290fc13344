import type { RampView, SendingStop } from '@masthead/delivery';
import type { SendingNotice } from './sending-shape.ts';

/** The same sentences on the desk's first page, in `campaigns list` and in the doctor's findings. */
export function sendingNotices(
  stopped: Pick<SendingStop, 'code' | 'message'> | null,
  ramps: readonly Pick<RampView, 'domain' | 'cap' | 'sent' | 'sendingDay'>[],
): readonly SendingNotice[] {
  const capped = ramps.flatMap(({ cap, domain, sendingDay, sent }): SendingNotice[] =>
    cap === null
      ? []
      : [
          {
            kind: 'capped',
            text: `${domain} warms up: ${figure(sent)} of ${figure(cap)} mails of sending day ${sendingDay} are used.`,
          },
        ],
  );
  if (stopped === null) return capped;
  const { code, message } = stopped;
  const text = `All sending is stopped: the provider lets nothing through (${code}). ${sentence(message)} Mend the key or the domain, then resume.`;
  return [{ kind: 'stopped', text }, ...capped];
}

function figure(count: number): string {
  return count.toLocaleString('en');
}

function sentence(text: string): string {
  return /[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
