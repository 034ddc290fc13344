import {
  Button,
  useDocumentInfo,
  useForm,
  useFormBackgroundProcessing,
  useFormModified,
} from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import type { CorrectionOffer } from '../../features/corrections/correction-shape.ts';
import { lexicalFromPlain } from '../../features/rich-text/from-plain.ts';
import type { RunVerb } from '../issue-desk/use-verb.ts';
import { type Added, type FormState, isStored } from './when-taken.ts';

interface Props {
  readonly offers: readonly CorrectionOffer[];
  /** Of the issue's corrections. */
  readonly path: string;
  readonly busy: boolean;
  readonly run: RunVerb;
}

/** Errata of earlier issues that nobody printed yet: one click makes a section of them. */
export function CorrectionOffers({ busy, offers, path, run }: Props) {
  const { addFieldRow } = useForm();
  const form = useFormState();
  const [added, setAdded] = useState<Added | null>(null);
  const open = offers.filter(({ taken }) => !taken);
  const taken = offers.filter((offer) => offer.taken);
  const settle = (ids: readonly string[], to: 'taken' | 'dismissed' | 'open', done: () => string) =>
    run(`offers ${to}`, `${path}/offers`, { ids, to }, done);
  const take = () => {
    setAdded({ ids: ids(open), savedAt: form.savedAt });
    const body = lexicalFromPlain(open.map(words).join('\n\n'));
    addFieldRow({
      path: 'sections',
      schemaPath: 'sections',
      blockType: 'text',
      subFieldState: {
        heading: { initialValue: 'Corrections', value: 'Corrections', valid: true, passesCondition: true },
        body: { initialValue: body, value: body, valid: true, passesCondition: true },
      },
    });
  };
  // Only once they are printed in what is stored: a page that is closed or locked before leaves them on offer.
  const stored = added !== null && isStored(added, form);
  // biome-ignore lint/correctness/useExhaustiveDependencies: being stored is what settles
  useEffect(() => {
    if (added === null || busy || !stored) return;
    setAdded(null);
    void settle(
      added.ids,
      'taken',
      () => 'The section “Corrections” is the last one: move it where it belongs.',
    );
  }, [added, busy, stored]);
  return (
    <>
      {open.length === 0 ? null : (
        <>
          <p className="issue-comments__note">Of earlier issues, printed in none yet:</p>
          <ul className="issue-comments__list">
            {open.map((offer) => (
              <li className="issue-comments__one" key={offer.id}>
                <p className="issue-comments__text">{words(offer)}</p>
                <Button
                  buttonStyle="secondary"
                  disabled={busy}
                  margin={false}
                  onClick={() =>
                    void settle(
                      [offer.id],
                      'dismissed',
                      () => 'No issue is offered this correction any more.',
                    )
                  }
                  size="small"
                >
                  Not needed
                </Button>
              </li>
            ))}
          </ul>
          <Button
            buttonStyle="secondary"
            disabled={busy || added !== null}
            margin={false}
            onClick={take}
            size="small"
          >
            {added === null ? 'Add a section “Corrections”' : 'Saving …'}
          </Button>
        </>
      )}
      {taken.length === 0 ? null : (
        <div className="issue-comments__one">
          <p className="issue-comments__note">
            {taken.length === 1 ? 'One correction was' : `${taken.length} corrections were`} taken into this
            issue.
          </p>
          <Button
            buttonStyle="secondary"
            disabled={busy}
            margin={false}
            onClick={() => void settle(ids(taken), 'open', () => 'Offered again.')}
            size="small"
          >
            Offer again
          </Button>
        </div>
      )}
    </>
  );
}

function useFormState(): FormState {
  const modified = useFormModified();
  const saving = useFormBackgroundProcessing();
  const { lastUpdateTime } = useDocumentInfo();
  return { savedAt: lastUpdateTime, modified, saving };
}

function ids(offers: readonly CorrectionOffer[]): readonly string[] {
  return offers.map(({ id }) => id);
}

/** As the section prints it. */
function words({ about, issueName, text }: CorrectionOffer): string {
  return `${issueName}${about === null ? '' : `, ${about}`}: ${text}`;
}
