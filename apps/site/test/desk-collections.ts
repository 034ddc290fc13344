/** What drafts, mails and accounts lie in: no collection of the site's. */
export const hiddenFromSite = [
  ...['users', 'newsletters', 'issues', '_issues_versions', 'stories', 'papers', 'media', 'topics'],
  ...['renditions', 'imports', 'segments', 'issueComments', 'issueEvents'],
  ...['merges', 'sentLinks', 'linkStatuses', 'projectionState', 'deskActs'],
  ...['twoFactors', 'deskSessions', 'deskLog', 'signInTries'],
];
