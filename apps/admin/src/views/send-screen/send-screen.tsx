'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { SendFacts as Facts, SendState } from '../../features/campaigns/campaign-shape.ts';
import { describeCampaign } from '../issue-desk/describe-campaign.ts';
import { useVerb } from '../issue-desk/use-verb.ts';
import { SendCounts } from './send-counts.tsx';
import { SendFacts, SendTimeline } from './send-facts.tsx';
import './send-screen.css';
import { Problem } from '../desk-page/problem.tsx';
import { SendVerbs } from './send-verbs.tsx';
import { useSendState } from './use-send-state.ts';

interface Props {
  readonly facts: Facts;
  readonly initial: SendState;
}

/** One campaign, live: where it is, how fast it goes, what can be done. */
export function SendScreen({ facts, initial }: Props) {
  const { state, samples, problem, refresh } = useSendState(initial);
  const { busy, run } = useVerb(refresh);
  const router = useRouter();
  const { campaign } = state;
  const otherRendition = facts.rendition !== null && facts.rendition.id !== state.renditionId;

  // Approved anew while it waited: the page's fixed part is about another rendition now.
  useEffect(() => {
    if (otherRendition) router.refresh();
  }, [otherRendition, router]);

  return (
    <div className="send-screen">
      <div className="send-screen__main">
        <p aria-label="Status" className="send-screen__line" role="status">
          {describeCampaign(campaign)}
        </p>
        <Problem>{problem}</Problem>
        {state.heldByEdit ? (
          <p className="desk-page__warning">
            The issue was edited after it was approved.{' '}
            <a href={`/admin/collections/issues/${facts.issue.id}`}>Open it and approve it again</a>
            {campaign.status === 'paused' ? ', then resume here.' : ': it then runs on by itself.'}
          </p>
        ) : null}
        <SendCounts samples={samples} state={state} />
        {facts.mayRun ? <SendVerbs busy={busy} run={run} state={state} /> : null}
      </div>
      <div className="send-screen__side">
        <SendFacts facts={facts} state={state} />
        <SendTimeline facts={facts} state={state} />
      </div>
    </div>
  );
}
