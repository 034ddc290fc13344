import type { SendState } from '../../features/campaigns/campaign-shape.ts';
import { reasonWords, stateCounts } from './delivery-words.ts';
import type { Sample } from './send-progress.ts';
import { durationWords, isMoving, sendProgress } from './send-progress.ts';

interface Props {
  readonly state: SendState;
  readonly samples: readonly Sample[];
}

/** The bar, the rate, the time left, and every state that holds a recipient. */
export function SendCounts({ state, samples }: Props) {
  const { campaign } = state;
  if (campaign.startedAt === null) return null;
  const { settled, total, perSecond, secondsLeft } = sendProgress(state, samples);
  const moving = isMoving(campaign.status);
  return (
    <section aria-label="Progress" className="send-screen__block">
      <h2>Progress</h2>
      <progress
        aria-label="Mails settled"
        className="send-screen__bar"
        {...(total === null ? {} : { max: Math.max(total, 1), value: total === 0 ? 1 : settled })}
      />
      <p className="send-screen__figures">
        <span>
          {settled.toLocaleString('en')} of {total === null ? '…' : total.toLocaleString('en')}
        </span>
        {perSecond === null ? null : <span>{perSecond.toFixed(perSecond < 10 ? 1 : 0)} mails a second</span>}
        {secondsLeft === null ? null : <span>{durationWords(secondsLeft)} left</span>}
        {moving && total === null ? <span>still going through the list</span> : null}
        {campaign.inFlight > 0 ? (
          <span>{campaign.inFlight.toLocaleString('en')} in a call right now</span>
        ) : null}
      </p>
      <dl aria-label="By state" className="send-screen__states">
        {stateCounts(campaign).map(({ state: name, count, means }) => (
          <div key={name}>
            <dt>
              {name}
              <span className="desk-table__small">{means}</span>
            </dt>
            <dd>{count.toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
      <Failures failures={state.failures} />
    </section>
  );
}

/** Why mails did not arrive, as far as the provider or a lost answer says. */
function Failures({ failures }: Pick<SendState, 'failures'>) {
  if (failures.length === 0) return null;
  return (
    <table aria-label="Why mails did not arrive" className="desk-table">
      <thead>
        <tr>
          <th scope="col">Why</th>
          <th scope="col">State</th>
          <th className="desk-table__number" scope="col">
            Mails
          </th>
        </tr>
      </thead>
      <tbody>
        {failures.map(({ count, state, why }) => (
          <tr key={`${state} ${why}`}>
            <th scope="row">
              {reasonWords(why)}
              <code className="desk-table__small">{why}</code>
            </th>
            <td>{state}</td>
            <td className="desk-table__number">{count.toLocaleString('en')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
