import { Button } from '@payloadcms/ui';
import { useCallback, useEffect, useId, useState } from 'react';
import type { PreviewShown } from '../../features/preview-links/preview-shape.ts';
import { deskRequest } from '../desk-request.ts';
import type { RunVerb } from './use-verb.ts';

interface Props {
  readonly issueId: string;
  readonly busy: string | null;
  readonly run: RunVerb;
  readonly unsaved: boolean;
  /** May give away the right to approve: editors and admins. */
  readonly mayApprove: boolean;
}

/** As the desk has it (create-preview-link.ts). */
const usualDays = 14;
const mostDays = 90;

type Made = PreviewShown & { readonly url: string };

/** Links to this draft for people without an account. An address is shown once, when it is made: it is not stored. */
export function PreviewLinks({ issueId, busy, run, unsaved, mayApprove }: Props) {
  const [giveApproval, setGiveApproval] = useState(false);
  const [links, setLinks] = useState<readonly PreviewShown[]>([]);
  const [made, setMade] = useState<Made | null>(null);
  const [label, setLabel] = useState('');
  const [days, setDays] = useState(String(usualDays));
  const ids = { url: useId(), label: useId(), days: useId() };
  const path = `/issues/${issueId}/preview-links`;
  const load = useCallback(async () => {
    const answer = await deskRequest<{ links: PreviewShown[] }>('GET', path).catch(() => ({ links: [] }));
    setLinks(answer.links);
  }, [path]);
  useEffect(() => void load(), [load]);
  const open = links.filter(({ state }) => state === 'open');
  const shut = links.filter(({ state }) => state !== 'open');
  const mayDays = /^\d{1,2}$/.test(days) && Number(days) >= 1 && Number(days) <= mostDays;

  const create = async () => {
    const asked = { label: label.trim(), days: Number(days), mayApprove: giveApproval };
    await run<Made>('preview', path, asked, (link) => {
      setMade(link);
      setLabel('');
      return 'The preview link is ready: copy it now.';
    });
    await load();
  };
  const revoke = async (id: string) => {
    await run(`revoke ${id}`, `${path}/${id}/revoke`, {}, () => 'The preview link is shut.');
    setMade((current) => (current?.id === id ? null : current));
    await load();
  };

  return (
    <section className="issue-desk__actions" aria-label="Preview links">
      <div className="issue-desk__when">
        <label htmlFor={ids.label}>Preview link for whom</label>
        <input
          autoComplete="off"
          id={ids.label}
          maxLength={120}
          onChange={({ target }) => setLabel(target.value)}
          type="text"
          value={label}
        />
        <label htmlFor={ids.days}>Days it stays open</label>
        <input
          aria-invalid={!mayDays}
          id={ids.days}
          max={mostDays}
          min={1}
          onChange={({ target }) => setDays(target.value)}
          type="number"
          value={days}
        />
        {mayDays ? null : <p className="issue-desk__note">From 1 to {mostDays} days.</p>}
      </div>
      <Button
        buttonStyle="secondary"
        disabled={busy !== null || unsaved || !mayDays}
        margin={false}
        onClick={() => void create()}
        size="medium"
      >
        Make a preview link
      </Button>
      {mayApprove ? (
        <label className="issue-desk__check">
          <input
            checked={giveApproval}
            onChange={({ target }) => setGiveApproval(target.checked)}
            type="checkbox"
          />
          <span>Whoever opens it may approve the issue</span>
        </label>
      ) : null}
      {made === null ? null : (
        <div className="issue-desk__when">
          <label htmlFor={ids.url}>Preview link, shown once</label>
          <input
            id={ids.url}
            onFocus={({ target }) => target.select()}
            readOnly
            type="url"
            value={made.url}
          />
        </div>
      )}
      {open.length === 0 ? null : (
        <ul className="issue-desk__links">
          {open.map((link) => (
            <li key={link.id}>
              <span className="issue-desk__note">
                {link.label}, made {new Date(link.createdAt).toLocaleString()}, open until{' '}
                {new Date(link.expiresAt).toLocaleDateString()}
                {link.mayApprove ? '; may approve' : ''}
              </span>
              <Button
                buttonStyle="secondary"
                disabled={busy !== null}
                margin={false}
                onClick={() => void revoke(link.id)}
                size="small"
              >
                Revoke
              </Button>
            </li>
          ))}
        </ul>
      )}
      {shut.length === 0 ? null : (
        <details className="issue-desk__note">
          <summary>{`${shut.length} shut or expired`}</summary>
          <ul className="issue-desk__links">
            {shut.map(({ createdAt, expiresAt, id, label: name, state }) => (
              <li key={id}>
                {name}, made {new Date(createdAt).toLocaleString()},{' '}
                {state === 'revoked' ? 'shut by hand' : `expired ${new Date(expiresAt).toLocaleDateString()}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
