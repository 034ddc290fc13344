import { assertNever } from '@masthead/domain';
import type { EventShown } from '../../features/audit/event-shape.ts';

/** A line of an issue's history as a sentence. */
export function eventWords({ by, detail, verb }: Pick<EventShown, 'by' | 'detail' | 'verb'>): string {
  const after = detail === null ? '' : `: ${detail}`;
  switch (verb) {
    case 'made':
    case 'drafted':
      return `${by} ${verb === 'made' ? 'began' : 'drafted'} it${after}`;
    case 'imported':
    case 'edited':
    case 'approved':
    case 'cancelled':
    case 'paused':
    case 'resumed':
      return `${by} ${verb} it${after}`;
    case 'published':
      return `${by} published it${after}`;
    case 'held':
      return `${by} put its send on hold${after}`;
    case 'asked for review':
      return `${by} asked for review`;
    case 'handed back':
      return `${by} handed it back to the writer`;
    case 'scheduled':
      return `${by} scheduled it${detail === null ? '' : ` for ${detail}`}`;
    case 'sent now':
      return `${by} sent it at once`;
    case 'rest let go':
      return `${by} let the rest of its send go`;
    case 'failed retried':
      return `${by} sent again what had failed${after}`;
    case 'unknown settled':
      return `${by} settled what was unknown${after}`;
    case 'test sent':
      return `${by} sent a test${detail === null ? '' : ` ${detail}`}`;
    case 'preview link made':
      return `${by} made a preview link${after}`;
    case 'preview link shut':
      return `${by} shut a preview link`;
    case 'old version brought back':
      return `${by} brought an old version back`;
    case 'commented':
      return `${by} commented${after}`;
    case 'comment settled':
      return `${by} settled a comment${after}`;
    case 'corrected':
      return `${by} published a correction${after}`;
    case 'correction taken back':
      return `${by} took a correction back${after}`;
    case 'approved by link':
      return `${by} said yes on a preview link${after}`;
    default:
      return assertNever(verb);
  }
}
