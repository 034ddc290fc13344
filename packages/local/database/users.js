// Run by mongosh on an empty database (docker-compose mounts it; docs/operations.md says how to run it by hand, and again
// after an upgrade): a user for each process, which may do what that process does and nothing more. What is there already
// is brought up to date, passwords included.
// MASTHEAD_DB and a MONGODB_…PASSWORD for each user come from the environment.
const {
  MASTHEAD_DB = 'masthead',
  MONGODB_PASSWORD,
  MONGODB_WORKER_PASSWORD,
  MONGODB_SITE_PASSWORD,
  MONGODB_CLI_PASSWORD,
} = process.env;
const house = db.getSiblingDB(MASTHEAD_DB);
const on = (collections, actions) =>
  collections.map((collection) => ({ resource: { db: MASTHEAD_DB, collection }, actions }));
const role = (name, privileges) => {
  if (house.getRole(name) === null) house.createRole({ role: name, roles: [], privileges });
  else house.updateRole(name, { roles: [], privileges });
};
const user = (name, pwd, roles) => {
  if (!pwd) return;
  if (house.getUser(name) === null) house.createUser({ user: name, pwd, roles });
  else house.updateUser(name, { pwd, roles });
};
// Is this the database that was here before? (the guard of restored copies)
const looksAround = { resource: { db: MASTHEAD_DB, collection: '' }, actions: ['listCollections'] };

// Cuts, sends, records and reconciles; reads what is approved and what is public; no account, no draft, no session.
role('mastheadWorker', [
  ...on(
    [
      ...[
        'subscribers',
        'subscriptions',
        'suppressions',
        'suppressionMirror',
        'signupRequests',
        'signupLedger',
      ],
      ...['campaigns', 'batches', 'providerEvents', 'outbox', 'settings', 'leases', 'slots', 'segments'],
      ...[
        'imports',
        'importErrors',
        'importFiles.files',
        'importFiles.chunks',
        'filterCounts',
        'deskActs',
        'erasures',
      ],
    ],
    ['find', 'insert', 'update', 'remove', 'createCollection', 'createIndex', 'listIndexes'],
  ),
  ...on(['renditions', 'publicNewsletters', 'publicIssues'], ['find']),
  // What became of the links of past issues.
  ...on(['linkStatuses', 'linkRounds'], ['find', 'insert', 'update', 'createCollection']),
  looksAround,
]);

role('mastheadSite', [
  // What is public, and what a preview link shows.
  ...on(
    ['publicIssues', 'publicEntries', 'publicNewsletters', 'publicRedirects', 'publicState', 'previewLinks'],
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
  looksAround,
]);

// The desk, and whatever Payload wants of its collections.
user('masthead', MONGODB_PASSWORD, ['readWrite', 'dbAdmin', { role: 'clusterMonitor', db: 'admin' }]);
user('worker', MONGODB_WORKER_PASSWORD, ['mastheadWorker']);
user('site', MONGODB_SITE_PASSWORD, ['mastheadSite']);
// `masthead backup` and `restore`: every collection, and the indexes of a restored one.
user('cli', MONGODB_CLI_PASSWORD, ['readWrite', 'dbAdmin']);
