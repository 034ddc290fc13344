import { Button, useForm } from '@payloadcms/ui';
import type { CorrectionOffer } from '../../features/corrections/correction-shape.ts';
import { lexicalFromPlain } from '../../features/rich-text/from-plain.ts';
import type { RunVerb } from '../issue-desk/use-verb.ts';

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
  const open = offers.filter(({ taken }) => !taken);
  const taken = offers.filter((offer) => offer.taken);
  const settle = (ids: readonly string[], to: 'taken' | 'dismissed' | 'open', done: () => string) =>
    run(`offers ${to}`, `${path}/offers`, { ids, to }, done);
  const take = () =>
    settle(ids(open), 'taken', () => {
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
      return 'The section “Corrections” is the last one: move it where it belongs.';
    });
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
            disabled={busy}
            margin={false}
            onClick={() => void take()}
            size="small"
          >
            Add a section “Corrections”
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

function ids(offers: readonly CorrectionOffer[]): readonly string[] {
  return offers.map(({ id }) => id);
}

/** As the section prints it. */
function words({ about, issueName, text }: CorrectionOffer): string {
  return `${issueName}${about === null ? '' : `, ${about}`}: ${text}`;
}
