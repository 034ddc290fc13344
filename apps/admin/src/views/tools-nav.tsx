'use client';

import { NavGroup } from '@payloadcms/ui';
import { NavPages } from './nav-pages.tsx';

const pages = [
  { path: '/admin/paste', label: 'Paste an issue' },
  { path: '/admin/archive', label: 'Bring an archive in' },
  { path: '/admin/merge', label: 'Merge entries' },
] as const;

/** In Payload's navigation: what the desk does beside writing. */
export function ToolsNav() {
  return (
    <NavGroup label="Tools">
      <NavPages pages={pages} />
    </NavGroup>
  );
}
