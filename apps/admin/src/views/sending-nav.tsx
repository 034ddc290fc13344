'use client';

import { Link, NavGroup } from '@payloadcms/ui';
import { usePathname } from 'next/navigation';
import './sending-nav.css';

const pages = [
  { path: '/admin/calendar', label: 'Calendar' },
  { path: '/admin/campaigns', label: 'Campaigns' },
  { path: '/admin/subscribers', label: 'Subscribers' },
] as const;

/** In Payload's navigation, as one more group of links. */
export function SendingNav() {
  const at = usePathname();
  return (
    <NavGroup label="Sending">
      {pages.map(({ path, label }) => {
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
      })}
    </NavGroup>
  );
}
