import type { CSSProperties, ReactNode } from 'react';

interface CellProps {
  readonly className?: string;
  readonly style: CSSProperties;
  readonly children: ReactNode;
}

/**
 * One cell, as wide as its place. Outlook for Windows keeps padding on nothing but cells and draws borders reliably on
 * little else (caniemail.com), so whatever has either is one of these.
 */
export function Cell({ className, style, children }: CellProps) {
  return (
    <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" border={0}>
      <tbody>
        <tr>
          <td className={className} style={style}>
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
