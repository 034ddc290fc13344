'use client';

import { NavGroup, useAuth } from '@payloadcms/ui';
import { NavPages } from './nav-pages.tsx';
import { toolPages } from './own-pages.ts';

/** In Payload's navigation: what the desk does beside writing. */
export function ToolsNav() {
  const { user } = useAuth();
  return (
    <NavGroup label="Tools">
      <NavPages pages={toolPages(user?.role)} />
    </NavGroup>
  );
}
