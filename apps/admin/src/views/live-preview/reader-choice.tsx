import { useAuth } from '@payloadcms/ui';
import { useEffect, useId, useState } from 'react';
import type { SubscriberPage } from '../../features/subscribers/subscriber-shape.ts';
import { deskRequest } from '../desk-request.ts';

export type AsReader =
  | { readonly who: 'nobody' }
  | { readonly who: 'me' }
  | { readonly who: 'reader'; readonly address: string };

interface Props {
  readonly as: AsReader;
  readonly setAs: (as: AsReader) => void;
}

/** Whose mail the preview is. A reader is found by the first letters of the address, by those who may see addresses. */
export function ReaderChoice({ as, setAs }: Props) {
  const { user } = useAuth();
  const [who, setWho] = useState<AsReader['who']>(as.who);
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly string[]>([]);
  const selectId = useId();
  const inputId = useId();
  const listId = useId();
  const maySee = user?.role === 'editor' || user?.role === 'admin';

  useEffect(() => {
    if (who !== 'reader' || typed.trim().length < 3) return;
    let over = false;
    const timer = setTimeout(async () => {
      const page = await deskRequest<SubscriberPage>('POST', '/subscribers/search', {
        prefix: typed.trim(),
      }).catch(() => ({ rows: [] }));
      if (over) return;
      setFound(page.rows.slice(0, 8).map(({ address }) => address));
      setAs({ who: 'reader', address: typed.trim() });
    }, 250);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [who, typed, setAs]);

  const choose = (value: string) => {
    if (value === 'reader') return setWho('reader');
    const chosen = value === 'me' ? 'me' : 'nobody';
    setWho(chosen);
    setAs({ who: chosen });
  };
  return (
    <div className="issue-preview__reader">
      <label htmlFor={selectId}>for</label>
      <select id={selectId} onChange={({ target }) => choose(target.value)} value={who}>
        <option value="nobody">a reader without a name</option>
        <option value="me">me</option>
        {maySee ? <option value="reader">a subscriber…</option> : null}
      </select>
      {who === 'reader' ? (
        <>
          <label className="issue-preview__legend" htmlFor={inputId}>
            Address begins with
          </label>
          <input
            autoComplete="off"
            id={inputId}
            list={listId}
            onChange={({ target }) => setTyped(target.value)}
            placeholder="Address begins with"
            type="text"
            value={typed}
          />
          <datalist id={listId}>
            {found.map((address) => (
              <option key={address} value={address} />
            ))}
          </datalist>
        </>
      ) : null}
    </div>
  );
}
