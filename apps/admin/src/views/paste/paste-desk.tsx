'use client';

import { Button, toast } from '@payloadcms/ui';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { NewsletterChoice, type NewsletterToChoose } from '../desk-page/newsletter-choice.tsx';
import { DeskRefused, deskRequest } from '../desk-request.ts';
import { DraftRead } from './draft-read.tsx';
import './paste.css';
import { Problem } from '../desk-page/problem.tsx';
import { PasteLines } from './paste-lines.tsx';
import { PasteSource } from './paste-source.tsx';
import { PasteSummary } from './paste-summary.tsx';
import type { Answers } from './read-props.ts';
import { refusal, usePaste } from './use-paste.ts';

const noAnswers: Answers = { accepted: {}, apart: new Set(), together: new Set(), settled: new Set() };

/** Paste → read → mended → a draft. Nothing is stored before the last step. */
export function PasteDesk({ newsletters }: { readonly newsletters: readonly NewsletterToChoose[] }) {
  const [newsletter, setNewsletter] = useState(newsletters[0]?.slug ?? '');
  const [source, setSource] = useState('');
  const [answers, setAnswers] = useState(noAnswers);
  const [shownAt, setShownAt] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  const { busy, changeDraft, draft, problem, read } = usePaste(source);
  const router = useRouter();

  const change = (next: string) => {
    setSource(next);
    setAnswers(noAnswers);
    setShownAt(null);
    setRefused(null);
  };
  const make = async () => {
    if (draft === null || read === null || making) return;
    setMaking(true);
    try {
      const { issueId } = await deskRequest<{ issueId: string }>('POST', '/import', {
        draft,
        importKey: read.importKey,
        // Without one the desk says itself that there is none.
        ...(newsletter === '' ? {} : { newsletter }),
        accepted: Object.entries(answers.accepted).map(([at, entryId]) => ({ ...placeOf(at), entryId })),
        apart: [...answers.apart].map(placeOf),
        together: [...answers.together].map(placeOf),
      });
      router.push(`/admin/collections/issues/${issueId}`);
    } catch (error) {
      toast.error(error instanceof DeskRefused ? error.message : 'The draft was not made. Try again.');
      setMaking(false);
    }
  };

  return (
    <div className="paste">
      <PasteSource
        folded={read !== null}
        onChange={change}
        onTooLong={(bytes) => {
          change('');
          setRefused(refusal(bytes));
        }}
        source={source}
      />
      <Problem>{refused ?? problem}</Problem>
      <p className="desk-page__note" role="status">
        {busy ? 'Reading …' : ''}
      </p>
      {read === null || draft === null ? null : (
        <>
          <PasteSummary answers={answers} read={read} />
          <div className="paste__make">
            {read.known === null ? (
              <>
                <NewsletterChoice
                  chosen={newsletter}
                  className="paste__newsletter"
                  newsletters={newsletters}
                  onChoose={setNewsletter}
                />
                <Button disabled={making || busy} margin={false} onClick={() => void make()} size="medium">
                  {making ? 'Making the draft …' : 'Make the draft'}
                </Button>
              </>
            ) : (
              <p className="desk-page__note">
                This very text was imported before.{' '}
                <a href={`/admin/collections/issues/${read.known.issueId}`}>
                  Open {read.known.number === null ? 'its issue' : `№${read.known.number}`}
                </a>
              </p>
            )}
          </div>
          <div className="paste__sides">
            <PasteLines onShow={setShownAt} read={read} shownAt={shownAt} />
            <DraftRead
              answers={answers}
              draft={draft}
              onAnswers={setAnswers}
              onDraft={changeDraft}
              onShow={setShownAt}
              read={read}
              shownAt={shownAt}
            />
          </div>
        </>
      )}
    </div>
  );
}

/** `section:item` → what the desk calls it. */
function placeOf(at: string): { readonly section: number; readonly item: number } {
  const [section = 0, item = 0] = at.split(':').map(Number);
  return { section, item };
}
