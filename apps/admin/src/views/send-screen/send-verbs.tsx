import { assertNever } from '@masthead/domain';
import { Button, ConfirmationModal, useModal } from '@payloadcms/ui';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { SendState } from '../../features/campaigns/campaign-shape.ts';
import { plural } from '../issue-desk/describe-campaign.ts';
import type { RunVerb } from '../issue-desk/use-verb.ts';
import { type VerbOffered, verbsFor } from './verbs-for.ts';

interface Props {
  readonly state: SendState;
  readonly busy: string | null;
  readonly run: RunVerb;
}

const verbs = ['send-rest', 'pause', 'resume', 'cancel', 'retry', 'settle-sent', 'settle-unsent'] as const;
/** What a retry answers: the campaign to watch from now on. */
interface Answer {
  readonly inFlight?: number;
  readonly campaignId?: string;
}
const slugOf = (verb: VerbOffered['verb']) => `masthead-send-${verb}`;

/** What an editor can do with the send as it stands. Each button says what follows; each asks once more. */
export function SendVerbs({ state, busy, run }: Props) {
  const router = useRouter();
  const { closeModal, isModalOpen, openModal } = useModal();
  const offered = verbsFor(state);
  const outdated = verbs.find(
    (verb) => isModalOpen(slugOf(verb)) && !offered.some((one) => one.verb === verb),
  );

  // The send moved on while somebody was asked: the question answers itself.
  useEffect(() => {
    if (outdated !== undefined) closeModal(slugOf(outdated));
  }, [closeModal, outdated]);

  if (offered.length === 0) return null;
  const act = ({ verb, done }: VerbOffered) => {
    const { path, body } = requestOf(verb);
    return run<Answer>(verb, `/campaigns/${state.campaign.id}/${path}`, body, (answer) => {
      if (verb === 'retry' && answer.campaignId !== undefined)
        router.push(`/admin/campaigns/${answer.campaignId}`);
      const { inFlight = 0 } = answer;
      return inFlight === 0 ? done : `${done} ${plural(inFlight, 'mail')} under way may still go out.`;
    });
  };
  return (
    <section aria-label="Actions" className="send-screen__verbs">
      {offered.map((one) => (
        <div key={one.verb}>
          <Button
            buttonStyle={one.verb === 'resume' || one.verb === 'send-rest' ? 'primary' : 'secondary'}
            className={isGrave(one.verb) ? 'send-screen__grave' : ''}
            disabled={busy !== null}
            margin={false}
            onClick={() => openModal(slugOf(one.verb))}
            size="medium"
          >
            {one.label}
          </Button>
          <ConfirmationModal
            body={one.consequence}
            cancelLabel="Leave it as it is"
            confirmLabel={one.confirm}
            heading={one.question}
            modalSlug={slugOf(one.verb)}
            onConfirm={() => act(one)}
          />
        </div>
      ))}
    </section>
  );
}

function requestOf(verb: VerbOffered['verb']): { readonly path: string; readonly body: object } {
  switch (verb) {
    case 'settle-sent':
      return { path: 'settle', body: { as: 'sent' } };
    case 'settle-unsent':
      return { path: 'settle', body: { as: 'unsent' } };
    case 'send-rest':
    case 'pause':
    case 'resume':
    case 'cancel':
    case 'retry':
      return { path: verb, body: {} };
    default:
      return assertNever(verb);
  }
}

/** What cannot be taken back, or may mail somebody twice. */
function isGrave(verb: VerbOffered['verb']): boolean {
  return verb === 'cancel' || verb === 'settle-unsent';
}
