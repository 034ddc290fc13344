'use client';

import { NavGroup } from '@payloadcms/ui';
import { NavPages } from './nav-pages.tsx';
import { sendingPages } from './own-pages.ts';
import './sending-nav.css';

/** In Payload's navigation, as one more group of links. */
export function SendingNav() {
  return (
    <NavGroup label="Sending">
      <NavPages pages={sendingPages} />
    </NavGroup>
  );
}
