import type { SubscriptionState } from '@masthead/domain';
import type { NewsletterReaders } from '../../features/subscribers/subscriber-shape.ts';
import { stateWord } from './subscriber-words.ts';

const order: readonly SubscriptionState[] = ['confirmed', 'pending', 'unsubscribed'];

/** How many, by state. */
export function ReaderCounts({ name, counts }: Pick<NewsletterReaders, 'name' | 'counts'>) {
  return (
    <dl aria-label={`Readers of ${name}`} className="desk-page__counts">
      {order.map((state) => (
        <div key={state}>
          <dt>{stateWord(state)}</dt>
          <dd>{counts[state].toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  );
}
