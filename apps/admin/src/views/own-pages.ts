import type { Role } from '../access/roles.ts';

export interface OwnPage {
  readonly path: string;
  readonly label: string;
}

const tools: readonly OwnPage[] = [
  { path: '/admin/paste', label: 'Paste an issue' },
  { path: '/admin/archive', label: 'Bring an archive in' },
  { path: '/admin/merge', label: 'Merge entries' },
  { path: '/admin/security', label: 'Sign-in and sessions' },
  { path: '/admin/audit', label: 'Log' },
];

/** What the desk does beside writing, for somebody of that role. */
export function toolPages(role: Role | undefined): readonly OwnPage[] {
  return role === 'admin' ? [...tools, { path: '/admin/status', label: 'Status' }] : tools;
}

export const sendingPages: readonly OwnPage[] = [
  { path: '/admin/calendar', label: 'Calendar' },
  { path: '/admin/campaigns', label: 'Campaigns' },
  { path: '/admin/subscribers', label: 'Subscribers' },
];
