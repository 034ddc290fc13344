'use client';

import { NavGroup, useAuth } from '@payloadcms/ui';
import { NavPages } from './nav-pages.tsx';

const pages = [
  { path: '/admin/paste', label: 'Paste an issue' },
  { path: '/admin/archive', label: 'Bring an archive in' },
  { path: '/admin/merge', label: 'Merge entries' },
  { path: '/admin/security', label: 'Sign-in and sessions' },
  { path: '/admin/audit', label: 'Log' },
] as const;
const forAdmins = [{ path: '/admin/status', label: 'Status' }] as const;

/** In Payload's navigation: what the desk does beside writing. */
export function ToolsNav() {
  const { user } = useAuth();
  return (
    <NavGroup label="Tools">
      <NavPages pages={user?.role === 'admin' ? [...pages, ...forAdmins] : pages} />
    </NavGroup>
  );
}
