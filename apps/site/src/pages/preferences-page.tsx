import type { SubscriberVerbs } from '@masthead/delivery/ports';
import { publicPaths } from '@masthead/domain';
import { isoDay } from '../words/dates.ts';
import { maskAddress } from '../words/mask-address.ts';
import { ActButton } from './act-button.tsx';
import type { Frame } from './layout.tsx';
import { NoticePage } from './notice-page.tsx';
import { FrequencyChoice } from './signup-form.tsx';

export type PreferencesView = Extract<Awaited<ReturnType<SubscriberVerbs['readPreferences']>>, { ok: true }>;

/** One page per token: how often, a pause, the name in the greeting, and the way out. */
export function PreferencesPage(props: {
  readonly frame: Frame;
  readonly token: string;
  readonly view: PreferencesView;
  readonly now: Date;
  readonly message?: { readonly tone: 'done' | 'wrong'; readonly text: string };
}) {
  const { frame, token, view, now, message } = props;
  const path = publicPaths.preferences(token);
  const paused = view.pausedUntil ?? null;
  return (
    <NoticePage frame={frame} title="Your preferences">
      <p>
        For <strong>{maskAddress(view.address)}</strong> and {view.newsletterName}.
      </p>
      {message === undefined ? null : (
        <p role="status" className={message.tone === 'done' ? 'done' : 'field__error'}>
          {message.text}
        </p>
      )}
      {view.state === 'confirmed' ? (
        <>
          <form method="post" action={path} className="preferences">
            <FrequencyChoice chosen={view.frequency ?? 'every'} />
            <label className="field__label" htmlFor="paused">
              Pause until <span className="field__hint">(empty: no pause)</span>
            </label>
            <input
              id="paused"
              className="field field--short"
              type="date"
              name="pausedUntil"
              min={isoDay(now)}
              defaultValue={paused === null || paused <= now ? '' : isoDay(paused)}
            />
            <label className="field__label" htmlFor="name">
              Name <span className="field__hint">(for the greeting; may be empty)</span>
            </label>
            <input
              id="name"
              className="field"
              name="name"
              maxLength={120}
              autoComplete="name"
              defaultValue={view.name ?? ''}
            />
            <p>
              <button className="button" type="submit">
                Save
              </button>
            </p>
          </form>
          <section className="way-out" aria-labelledby="way-out">
            <h2 id="way-out" className="label">
              Enough of it?
            </h2>
            <ActButton action={`${path}/unsubscribe`} quiet>
              Unsubscribe
            </ActButton>
          </section>
        </>
      ) : (
        <p>
          This address is not subscribed at present. To come back, <a href="/subscribe">subscribe again</a>.
        </p>
      )}
    </NoticePage>
  );
}
