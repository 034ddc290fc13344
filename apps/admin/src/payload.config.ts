import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLogger } from '@masthead/config';
import { settingsOf } from '@masthead/media';
import { mongooseAdapter } from '@payloadcms/db-mongodb';
import { buildConfig } from 'payload';
import sharp from 'sharp';
import { guardLocks } from './access/lock-access.ts';
import { Issues } from './collections/issues/config.ts';
import { Media } from './collections/media/config.ts';
import { uploadsInBucket } from './collections/media/uploads-in-bucket.ts';
import { Newsletters } from './collections/newsletters/config.ts';
import { Papers } from './collections/papers/config.ts';
import { Stories } from './collections/stories/config.ts';
import { Topics } from './collections/topics/config.ts';
import { bootstrapAdmin } from './collections/users/bootstrap-admin.ts';
import { Users } from './collections/users/config.ts';
import { commentaryEditor } from './editors/editors.ts';
import { env } from './env.ts';
import { ensureLogIndexes } from './features/audit/desk-log.ts';
import { deskEndpoints } from './features/endpoints.ts';
import { outboxAdapter } from './mail/outbox-adapter.ts';
import { startOps } from './ops/start-ops.ts';
import { startFollowing } from './projection/start-following.ts';
import { markTransient } from './rest/mark-transient.ts';
import { nameErrors } from './rest/name-errors.ts';
import { startMigrating } from './start-migrating.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const { LOG_FORMAT, LOG_LEVEL, ADMIN_EMAIL, ADMIN_PASSWORD, ADMIN_URL, MONGODB_URI, PAYLOAD_SECRET } = env();

nameErrors();

const config = buildConfig({
  secret: PAYLOAD_SECRET,
  serverURL: ADMIN_URL,
  // Without a list Payload takes the login cookie from any origin. It adds `serverURL` to it; that is not what we rely on.
  csrf: [ADMIN_URL],
  cors: [],
  cookiePrefix: 'masthead',
  // Ours lets no address and no secret out.
  logger: createLogger({ name: 'admin', level: LOG_LEVEL, format: LOG_FORMAT }),
  telemetry: false,
  graphQL: { disable: true },
  defaultDepth: 1,
  maxDepth: 3,
  db: mongooseAdapter({ url: MONGODB_URI, ensureIndexes: true, allowIDOnCreate: false }),
  editor: commentaryEditor,
  email: outboxAdapter,
  sharp,
  upload: { limits: { fileSize: 5 * 1024 * 1024 }, abortOnLimit: true },
  collections: [Issues, Stories, Papers, Media, Topics, Newsletters, Users],
  admin: {
    user: Users.slug,
    // Payload would ask gravatar.com for a face: no third party learns who is at the desk.
    avatar: 'default',
    dateFormat: 'd MMM yyyy, HH:mm',
    importMap: {
      baseDir: here,
      importMapFile: path.resolve(here, 'app/(payload)/admin/importMap.js'),
    },
    components: {
      afterNavLinks: ['/views/tools-nav.tsx#ToolsNav', '/views/sending-nav.tsx#SendingNav'],
      views: {
        login: { Component: '/views/sign-in/sign-in-view.tsx#SignInView' },
        dashboard: { Component: '/views/dashboard/dashboard-view.tsx#DashboardView' },
        // `exact`, or Payload leaves everything below these addresses open to anybody (requireActor).
        audit: {
          Component: '/views/audit/audit-view.tsx#AuditView',
          path: '/audit',
          exact: true,
          meta: { title: 'Log' },
        },
        security: {
          Component: '/views/security/security-view.tsx#SecurityView',
          path: '/security',
          exact: true,
          meta: { title: 'Sign-in and sessions' },
        },
        calendar: {
          Component: '/views/calendar/calendar-view.tsx#CalendarView',
          path: '/calendar',
          exact: true,
          meta: { title: 'Calendar' },
        },
        campaigns: {
          Component: '/views/campaigns/campaigns-view.tsx#CampaignsView',
          path: '/campaigns',
          exact: true,
          meta: { title: 'Campaigns' },
        },
        campaign: {
          Component: '/views/send-screen/send-view.tsx#SendView',
          path: '/campaigns/:id',
          exact: true,
          meta: { title: 'Campaign' },
        },
        merge: {
          Component: '/views/merge/merge-view.tsx#MergeView',
          path: '/merge',
          exact: true,
          meta: { title: 'Merge entries' },
        },
        archive: {
          Component: '/views/archive/archive-view.tsx#ArchiveView',
          path: '/archive',
          exact: true,
          meta: { title: 'Bring an archive in' },
        },
        paste: {
          Component: '/views/paste/paste-view.tsx#PasteView',
          path: '/paste',
          exact: true,
          meta: { title: 'Paste an issue' },
        },
        status: {
          Component: '/views/status/status-view.tsx#StatusView',
          path: '/status',
          exact: true,
          meta: { title: 'Status' },
        },
        subscribers: {
          Component: '/views/subscribers/subscribers-view.tsx#SubscribersView',
          path: '/subscribers',
          exact: true,
          meta: { title: 'Subscribers' },
        },
        subscriber: {
          Component: '/views/subscribers/reader-view.tsx#ReaderView',
          path: '/subscribers/reader/:id',
          exact: true,
          meta: { title: 'Subscriber' },
        },
        addSubscriber: {
          Component: '/views/subscribers/add-view.tsx#AddReaderView',
          path: '/subscribers/add',
          exact: true,
          meta: { title: 'Add a reader' },
        },
        importSubscribers: {
          Component: '/views/subscribers/import-view.tsx#ImportView',
          path: '/subscribers/import',
          exact: true,
          meta: { title: 'Import a list' },
        },
        embedForms: {
          Component: '/views/subscribers/embed-view.tsx#EmbedView',
          path: '/subscribers/embed',
          exact: true,
          meta: { title: 'Forms for other sites' },
        },
      },
    },
    meta: {
      titleSuffix: ' · Masthead',
      description: 'Masthead, the editors’ desk',
      robots: 'noindex, nofollow',
    },
  },
  typescript: { outputFile: path.resolve(here, 'payload-types.ts') },
  hooks: { afterError: [markTransient] },
  endpoints: deskEndpoints,
  plugins: [uploadsInBucket(settingsOf(env()).bucket)],
  onInit: async (payload) => {
    await ensureLogIndexes(payload);
    await bootstrapAdmin(payload, { email: ADMIN_EMAIL, password: ADMIN_PASSWORD });
    void startOps(payload);
    void startMigrating(payload);
    startFollowing(payload);
  },
});

export default config.then(guardLocks);
