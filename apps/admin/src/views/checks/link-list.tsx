import { assertNever, type LinkStatus } from '@masthead/domain';
import type { IssueChecks } from '../../features/checks/checks-shape.ts';
import { useJump } from './use-jump.ts';

/** Every link in printed order: its words (a way to its field), its address, and what a look at it found. */
export function LinkList({ links, linkCheck }: Pick<IssueChecks, 'links' | 'linkCheck'>) {
  const jump = useJump();
  if (links.length === 0) return <p className="issue-checks__note">No links yet.</p>;
  const note = !linkCheck.isOn
    ? 'Not looked at: this desk asks nobody outside.'
    : linkCheck.looking
      ? 'Some are being looked at.'
      : null;
  return (
    <details className="issue-checks__more">
      <summary>
        {links.length} {links.length === 1 ? 'link' : 'links'} in order
      </summary>
      {note === null ? null : <p className="issue-checks__note">{note}</p>}
      <ol aria-label="Links in order" className="issue-checks__list issue-checks__links">
        {links.map(({ url, text, path, status }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one address may stand twice; its place is what it is
          <li key={`${url} ${at}`}>
            <button className="issue-checks__jump" onClick={() => jump(path)} type="button">
              {text === '' ? 'Without words' : text}
            </button>
            <a className="issue-checks__url" href={url} rel="noreferrer" target="_blank">
              {url}
            </a>
            <span className="issue-checks__note">{statusWords(status)}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function statusWords(status: LinkStatus | null): string {
  if (status === null) return 'not looked at';
  switch (status.state) {
    case 'ok':
      return 'answers';
    case 'redirected':
      return `leads on to ${status.to}`;
    case 'dead':
      return `dead: ${status.why}`;
    case 'unknown':
      return status.why;
    default:
      return assertNever(status);
  }
}
