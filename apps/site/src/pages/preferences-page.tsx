import type { SubscriberVerbs } from '@masthead/delivery/ports';
import { type NewsletterProfile, publicPaths, type SignupSettings } from '@masthead/domain';
import { isoDay } from '../words/dates.ts';
import { maskAddress } from '../words/mask-address.ts';
import { useWords } from '../words/site-words.ts';
import { ActButton } from './act-button.tsx';
import type { Frame } from './layout.tsx';
import { NoticePage } from './notice-page.tsx';
import { ReadHere } from './reading-here-page.tsx';
import { FrequencyChoice, TypoHint } from './signup-form.tsx';

export type PreferencesView = Extract<Awaited<ReturnType<SubscriberVerbs['readPreferences']>>, { ok: true }>;

interface Props {
  readonly frame: Frame;
  readonly token: string;
  readonly view: PreferencesView;
  readonly now: Date;
  /** Topics this newsletter offers. */
  readonly topics: SignupSettings['topics'];
  /** The house's other newsletters. */
  readonly others: readonly NewsletterProfile[];
  readonly message?: {
    readonly tone: 'done' | 'wrong';
    readonly text: string;
    readonly hint?: { readonly address: string; readonly suggestion: string };
  };
}

/** One page per token: how often, a pause, topics, name, newsletters, address, data, and the ways out. */
export function PreferencesPage(props: Props) {
  const { frame, token, view, message } = props;
  const { preferences } = frame.words;
  const path = publicPaths.preferences(token);
  return (
    <NoticePage frame={frame} title={preferences.title}>
      <p>{preferences.of(<strong>{maskAddress(view.address)}</strong>, { name: view.newsletterName })}</p>
      {message === undefined ? null : (
        <p role="status" className={message.tone === 'done' ? 'done' : 'field__error'}>
          {message.text}
        </p>
      )}
      {view.state === 'confirmed' ? <MailForm {...props} /> : <p>{preferences.notSubscribed}</p>}
      {view.state === 'confirmed' ? <ReadHere token={token} /> : null}
      <OtherNewsletters {...props} />
      <section className="way-out" aria-labelledby="new-address">
        <h2 id="new-address" className="label">
          {preferences.newAddress}
        </h2>
        <form method="post" action={`${path}/address`} className="preferences" noValidate>
          <label className="field__label" htmlFor="address">
            {preferences.sendHere} <span className="field__hint">{preferences.sendHereHint}</span>
          </label>
          <div className="signup__line">
            <input
              id="address"
              className="field"
              name="address"
              type="email"
              required
              maxLength={254}
              autoComplete="email"
              defaultValue={message?.hint?.address ?? ''}
            />
            <button className="button button--quiet" type="submit">
              {preferences.change}
            </button>
          </div>
          {message?.hint === undefined ? null : <TypoHint {...message.hint} button={preferences.change} />}
        </form>
      </section>
      <WaysOut view={view} path={path} />
    </NoticePage>
  );
}

function MailForm({ token, view, now, topics }: Props) {
  const { preferences } = useWords();
  const paused = view.pausedUntil ?? null;
  return (
    <form method="post" action={publicPaths.preferences(token)} className="preferences">
      <FrequencyChoice chosen={view.frequency ?? 'every'} />
      <label className="field__label" htmlFor="paused">
        {preferences.pause} <span className="field__hint">{preferences.pauseHint}</span>
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
        {preferences.name} <span className="field__hint">{preferences.nameHint}</span>
      </label>
      <input
        id="name"
        className="field"
        name="name"
        maxLength={120}
        autoComplete="name"
        defaultValue={view.name ?? ''}
      />
      {topics.length === 0 ? null : (
        <fieldset className="choice">
          <legend className="field__label">
            {preferences.topics} <span className="field__hint">{preferences.topicsHint}</span>
          </legend>
          {topics.map(({ slug, name }) => (
            <label key={slug}>
              <input
                type="checkbox"
                name="topic"
                value={slug}
                defaultChecked={view.topics?.includes(slug) === true}
              />{' '}
              {name}
            </label>
          ))}
        </fieldset>
      )}
      <p>
        <button className="button" type="submit">
          {preferences.save}
        </button>
      </p>
    </form>
  );
}

function OtherNewsletters({ token, view, others }: Props) {
  const { preferences } = useWords();
  const open = others.filter(({ id }) => view.subscribedTo?.includes(id) !== true);
  if (open.length === 0) return null;
  return (
    <section className="way-out" aria-labelledby="more">
      <h2 id="more" className="label">
        {preferences.more}
      </h2>
      <form method="post" action={`${publicPaths.preferences(token)}/more`}>
        <fieldset className="choice">
          <legend className="field__label">{preferences.alsoSend}</legend>
          {open.map(({ id, name, description }) => (
            <label key={id}>
              <input type="checkbox" name="newsletter" value={id} /> {name}
              {description === '' ? null : <span className="field__hint"> {description}</span>}
            </label>
          ))}
        </fieldset>
        <button className="button button--quiet" type="submit">
          {preferences.sendLink}
        </button>
      </form>
    </section>
  );
}

function WaysOut({ view, path }: { readonly view: PreferencesView; readonly path: string }) {
  const { preferences } = useWords();
  const many = (view.subscribedTo?.length ?? 0) > 1;
  return (
    <>
      {view.state === 'confirmed' || many ? (
        <section className="way-out" aria-labelledby="way-out">
          <h2 id="way-out" className="label">
            {preferences.enough}
          </h2>
          {view.state === 'confirmed' ? (
            <ActButton action={`${path}/unsubscribe`} quiet>
              {many ? preferences.unsubscribeFrom({ name: view.newsletterName }) : preferences.unsubscribe}
            </ActButton>
          ) : null}
          {many ? (
            <ActButton action={`${path}/unsubscribe`} fields={{ from: 'all' }} quiet>
              {preferences.unsubscribeAll}
            </ActButton>
          ) : null}
        </section>
      ) : null}
      <section className="way-out" aria-labelledby="your-data">
        <h2 id="your-data" className="label">
          {preferences.data}
        </h2>
        <ActButton action={`${path}/data`} quiet>
          {preferences.download}
        </ActButton>
        <p>
          <a href={`${path}/erase`}>{preferences.erase}</a>
        </p>
      </section>
    </>
  );
}
