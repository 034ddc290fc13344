// Run by mongosh on an empty database (docker-compose mounts it; docs/operations.md says how to run it by hand):
// one user for admin, worker and backups, and one for the public site, which may do what its pages do and nothing more.
// MASTHEAD_DB, MONGODB_PASSWORD and MONGODB_SITE_PASSWORD come from the environment.
const { MASTHEAD_DB = 'masthead', MONGODB_PASSWORD, MONGODB_SITE_PASSWORD } = process.env;
const house = db.getSiblingDB(MASTHEAD_DB);
const on = (collections, actions) =>
  collections.map((collection) => ({ resource: { db: MASTHEAD_DB, collection }, actions }));

house.createRole({
  role: 'mastheadSite',
  roles: [],
  privileges: [
    // What is public, and what a preview link shows.
    ...on(
      [
        'publicIssues',
        'publicEntries',
        'publicNewsletters',
        'publicRedirects',
        'publicState',
        'previewLinks',
      ],
      ['find'],
    ),
    // Remarks on a preview, and the provider's events: added, never changed.
    ...on(['previewRemarks', 'providerEvents'], ['find', 'insert']),
    // Signing up, confirming, preferences, leaving, being forgotten: by a token each.
    ...on(
      [
        'signupRequests',
        'signupLedger',
        'subscribers',
        'subscriptions',
        'suppressions',
        'suppressionMirror',
        'outbox',
        'settings',
        'erasures',
      ],
      ['find', 'insert', 'update', 'remove'],
    ),
    // What of ours came to a reader, told and forgotten at their own wish.
    ...on(['batches'], ['find', 'update']),
    ...on(['campaigns'], ['find']),
    ...on(['importErrors'], ['find', 'remove']),
    // Their address and name in what operators wrote and brought along: blanked, never read.
    ...on(['imports', 'deskActs'], ['update']),
    // Is this the database that was here before? (the guard of restored copies)
    { resource: { db: MASTHEAD_DB, collection: '' }, actions: ['listCollections'] },
  ],
});
house.createUser({ user: 'site', pwd: MONGODB_SITE_PASSWORD, roles: ['mastheadSite'] });
house.createUser({
  user: 'masthead',
  pwd: MONGODB_PASSWORD,
  roles: ['readWrite', 'dbAdmin', { role: 'clusterMonitor', db: 'admin' }],
});
