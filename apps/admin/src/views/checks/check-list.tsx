import type { Check } from '@masthead/domain';
import { Link } from '@payloadcms/ui';
import { useJump } from './use-jump.ts';

interface Props {
  readonly checks: readonly Check[];
  readonly label: string;
}

/** What was found, each a way to where it is mended. */
export function CheckList({ checks, label }: Props) {
  if (checks.length === 0) return null;
  return (
    <ul aria-label={label} className="issue-checks__list">
      {checks.map((check, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two findings may say the same of two places
        <li key={`${check.code} ${at}`}>
          <Found check={check} />
        </li>
      ))}
    </ul>
  );
}

function Found({ check: { at, message } }: { readonly check: Check }) {
  const jump = useJump();
  if (at === null) return <span>{message}</span>;
  switch (at.kind) {
    case 'field':
      return (
        <button className="issue-checks__jump" onClick={() => jump(at.path)} type="button">
          {message}
        </button>
      );
    case 'newsletter':
      return (
        <Link href={`/admin/collections/newsletters/${at.id}`} prefetch={false}>
          {message}
        </Link>
      );
    case 'audience':
      return (
        <Link href="/admin/subscribers" prefetch={false}>
          {message}
        </Link>
      );
  }
}
