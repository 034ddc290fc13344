'use client';

import { Link } from '@payloadcms/ui';
import { usePathname } from 'next/navigation';
import type { OwnPage } from './own-pages.ts';

interface Props {
  readonly pages: readonly OwnPage[];
}

/** Links of ours as Payload draws its own: the page one is on is no link. */
export function NavPages({ pages }: Props) {
  const at = usePathname();
  return pages.map(({ path, label }) => {
    const within = at === path || at.startsWith(`${path}/`);
    const inside = (
      <>
        {within ? <div className="nav__link-indicator" /> : null}
        <span className="nav__link-label">{label}</span>
      </>
    );
    return at === path ? (
      <div aria-current="page" className="nav__link" key={path}>
        {inside}
      </div>
    ) : (
      <Link className="nav__link" href={path} key={path} prefetch={false}>
        {inside}
      </Link>
    );
  });
}
