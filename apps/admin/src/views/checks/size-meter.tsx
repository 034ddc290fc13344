import type { IssueChecks } from '../../features/checks/checks-shape.ts';

type Sizes = Pick<IssueChecks, 'htmlBytes' | 'textBytes' | 'largeHtmlBytes' | 'maxHtmlBytes'>;

/** How much of what mail programs show in one piece the mail takes. */
export function SizeMeter({ sizes }: { readonly sizes: Sizes }) {
  const { htmlBytes, largeHtmlBytes, maxHtmlBytes, textBytes } = sizes;
  return (
    <div className="issue-checks__size">
      <meter
        aria-label="Size of the mail"
        high={largeHtmlBytes}
        low={largeHtmlBytes}
        max={maxHtmlBytes}
        min={0}
        optimum={0}
        value={Math.min(htmlBytes, maxHtmlBytes)}
      />
      <span className="issue-checks__note">
        {kilobytes(htmlBytes)} of {kilobytes(maxHtmlBytes)} HTML · {kilobytes(textBytes)} text
      </span>
    </div>
  );
}

function kilobytes(bytes: number): string {
  return `${Math.max(1, Math.ceil(bytes / 1000))} kB`;
}
