import { Button, ConfirmationModal, useModal } from '@payloadcms/ui';
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

const verbs = ['pause', 'resume', 'cancel'] as const;
const slugOf = (verb: VerbOffered['verb']) => `masthead-send-${verb}`;

/** What an editor can do with the send as it stands. Each button says what follows; each asks once more. */
export function SendVerbs({ state, busy, run }: Props) {
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
  const path = `/campaigns/${state.campaign.id}`;
  const act = ({ verb, done }: VerbOffered) =>
    run<{ inFlight?: number }>(verb, `${path}/${verb}`, {}, ({ inFlight = 0 }) =>
      inFlight === 0 ? done : `${done} ${plural(inFlight, 'mail')} under way may still go out.`,
    );
  return (
    <section aria-label="Actions" className="send-screen__verbs">
      {offered.map((one) => (
        <div key={one.verb}>
          <Button
            buttonStyle={one.verb === 'resume' ? 'primary' : 'secondary'}
            className={one.verb === 'cancel' ? 'send-screen__grave' : ''}
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
