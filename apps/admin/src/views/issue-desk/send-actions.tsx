import { Button, ConfirmationModal, useModal } from '@payloadcms/ui';
import { useId, useState } from 'react';
import type { DeskState } from '../../features/desk/desk-shape.ts';
import { AudienceChoice } from './audience-choice.tsx';
import { CanaryChoice } from './canary-choice.tsx';
import { planOf, typedOf } from './canary-typed.ts';
import { isLive, plural } from './describe-campaign.ts';
import { ownClock, useOwnZone } from './own-clock.ts';
import type { RunVerb } from './use-verb.ts';

interface Props {
  readonly state: DeskState;
  readonly busy: string | null;
  readonly run: RunVerb;
}

const SEND_NOW = 'masthead-send-now';
const CANCEL = 'masthead-cancel-campaign';

interface Scheduled {
  readonly label: string;
}

/** When an approved issue goes out: the next slot, an instant, now; and how to stop it. */
export function SendActions({ state, busy, run }: Props) {
  const { openModal } = useModal();
  const [local, setLocal] = useState('');
  const [segmentId, setSegment] = useState('');
  const [canaryTyped, setCanary] = useState(() => typedOf(state.canary));
  const canary = planOf(canaryTyped);
  const inputId = useId();
  const { approved, campaign, confirmed, issueId, mayApprove, nextSlot, timeZone, workflow } = state;
  const ownZone = useOwnZone();
  const ownTime = nextSlot === null || ownZone === null ? null : ownClock(nextSlot.at, timeZone, ownZone);
  const path = `/issues/${issueId}`;
  if (!mayApprove) return null;
  // Sent already: who has it never gets it twice, so what is left to do is to reach those who joined since.
  const isSent = campaign?.status === 'submitted';
  if (isLive(campaign)) {
    const scheduled = campaign.status === 'scheduled' || campaign.status === 'held';
    const may = campaign.recipients ?? confirmed;
    const label = scheduled ? 'Cancel the send' : `Cancel: ${plural(may, 'mail')} may still go out`;
    return (
      <div className="issue-desk__actions">
        <Button
          buttonStyle="secondary"
          disabled={busy !== null}
          margin={false}
          onClick={() => openModal(CANCEL)}
          size="medium"
        >
          {label}
        </Button>
        <ConfirmationModal
          body={
            scheduled
              ? 'Nothing has gone out. The page on the site is taken back.'
              : 'Mails whose call is under way still go out; the rest stays unsent.'
          }
          cancelLabel="Keep it going"
          confirmLabel="Cancel the send"
          heading="Cancel this send?"
          modalSlug={CANCEL}
          onConfirm={() =>
            run<{ inFlight: number }>('cancel', `${path}/cancel`, {}, ({ inFlight }) =>
              inFlight === 0 ? 'Cancelled.' : `Cancelled: ${plural(inFlight, 'mail')} may still go out.`,
            )
          }
        />
      </div>
    );
  }
  if (workflow !== 'approved' || approved === null) return null;
  const schedule = (body: object) =>
    run<Scheduled>(
      'schedule',
      `${path}/schedule`,
      { ...body, canary, ...(segmentId === '' ? {} : { segmentId }) },
      ({ label }) => `Scheduled for ${label}.`,
    );
  return (
    <div className="issue-desk__actions">
      {isSent ? null : <AudienceChoice choose={setSegment} chosen={segmentId} issueId={issueId} />}
      {isSent ? null : <CanaryChoice type={setCanary} typed={canaryTyped} />}
      {isSent || nextSlot === null ? null : (
        <Button
          buttonStyle="primary"
          disabled={busy !== null || canary === 'half'}
          margin={false}
          onClick={() => schedule({ nextSlot: true })}
          size="medium"
        >
          {`Schedule for ${nextSlot.label}`}
        </Button>
      )}
      {isSent || ownTime === null ? null : <p className="issue-desk__note">{ownTime}</p>}
      <div className="issue-desk__when" hidden={isSent}>
        <label htmlFor={inputId}>Another time ({timeZone})</label>
        <input
          id={inputId}
          onChange={(event) => setLocal(event.target.value)}
          step={60}
          type="datetime-local"
          value={local}
        />
        <Button
          buttonStyle="secondary"
          disabled={busy !== null || local === '' || canary === 'half'}
          margin={false}
          onClick={() => schedule({ local: local.slice(0, 16) })}
          size="medium"
        >
          Schedule for this time
        </Button>
      </div>
      <Button
        buttonStyle="secondary"
        disabled={busy !== null || segmentId !== '' || canary === 'half'}
        margin={false}
        onClick={() => openModal(SEND_NOW)}
        size="medium"
      >
        {isSent ? 'Send to readers who joined since' : 'Send now'}
      </Button>
      <ConfirmationModal
        body={
          isSent
            ? 'Only readers who do not have this issue yet will get it; nobody gets it twice.'
            : sendNowWords(confirmed, canary)
        }
        cancelLabel="Not yet"
        confirmLabel="Send it now"
        heading="Send this issue now?"
        modalSlug={SEND_NOW}
        onConfirm={() =>
          run<Scheduled>(
            'send-now',
            `${path}/send-now`,
            { canary: isSent ? null : canary },
            () => 'On its way.',
          )
        }
      />
    </div>
  );
}

function sendNowWords(confirmed: number, canary: ReturnType<typeof planOf>): string {
  const all = plural(confirmed, 'reader');
  if (canary === null || canary === 'half' || canary.recipients >= confirmed)
    return `${all} will get the approved words at once.`;
  const first = canary.recipients.toLocaleString('en');
  return `The first ${first} of ${all} will get the approved words at once, the rest after ${plural(canary.minutes, 'minute')}.`;
}
