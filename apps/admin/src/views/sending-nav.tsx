'use client';

import { NavGroup } from '@payloadcms/ui';
import { NavPages } from './nav-pages.tsx';
import './sending-nav.css';

const pages = [
  { path: '/admin/calendar', label: 'Calendar' },
  { path: '/admin/campaigns', label: 'Campaigns' },
  { path: '/admin/subscribers', label: 'Subscribers' },
] as const;

/** In Payload's navigation, as one more group of links. */
export function SendingNav() {
  return (
    <NavGroup label="Sending">
      <NavPages pages={pages} />
    </NavGroup>
  );
}
