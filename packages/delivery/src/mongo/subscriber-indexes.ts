import type { Index } from './index-spec.ts';

export const subscriberIndexes: readonly Index[] = [
  {
    collection: 'subscribers',
    key: { identity: 1 },
    options: { name: 'one-per-address', unique: true },
    why: 'a subscriber is one address',
  },
  {
    collection: 'subscribers',
    key: { expiresAt: 1 },
    options: { name: 'unproven-by-time', partialFilterExpression: { provenAt: null } },
    why: 'which unproven subscribers are past their time?',
  },
  {
    collection: 'subscriptions',
    key: { subscriberId: 1, newsletterId: 1 },
    options: { name: 'one-per-newsletter', unique: true },
    why: 'a subscriber has one subscription a newsletter',
  },
  {
    collection: 'subscriptions',
    key: { newsletterId: 1, state: 1, _id: 1 },
    options: { name: 'walk' },
    why: 'the audience of a campaign, ascending; counts by state',
  },
  {
    collection: 'subscriptions',
    key: { newsletterId: 1, identity: 1 },
    options: { name: 'by-address' },
    why: 'the list of subscribers, by address prefix',
  },
  {
    collection: 'subscriptions',
    key: { identity: 1 },
    options: { name: 'by-address-everywhere' },
    why: 'the same over all newsletters',
  },
  {
    collection: 'subscriptions',
    key: { expiresAt: 1 },
    options: { name: 'pending-by-time', partialFilterExpression: { state: 'pending' } },
    why: 'which unconfirmed rows are past their time?',
  },
  {
    collection: 'signupRequests',
    key: { dueAt: 1, _id: 1 },
    options: { name: 'due-in-order' },
    why: 'the next signup to work on',
  },
  {
    collection: 'signupLedger',
    key: { expiresAt: 1 },
    options: { name: 'forget', expireAfterSeconds: 0 },
    why: 'a window that is over is not counted any more',
  },
  {
    collection: 'suppressions',
    key: { kid: 1 },
    options: { name: 'by-key' },
    why: 'may a signing key leave TOKEN_KEYS?',
  },
  {
    collection: 'outbox',
    key: { dueAt: 1 },
    options: { name: 'due', partialFilterExpression: { dueAt: { $exists: true } } },
    why: 'the next single mail to claim',
  },
  {
    collection: 'outbox',
    key: { tag: 1 },
    options: { name: 'by-tag' },
    why: 'which mail does an event belong to?',
  },
  {
    collection: 'outbox',
    key: { mark: 1 },
    options: { name: 'in-doubt', partialFilterExpression: { inDoubt: true } },
    why: 'which mails in doubt has an event told of?',
  },
  {
    collection: 'outbox',
    key: { settledAt: 1 },
    options: { name: 'forget', expireAfterSeconds: 30 * 86_400 },
    why: 'a single mail is kept as long as the provider keeps it',
  },
  {
    collection: 'providerEvents',
    key: { dueAt: 1 },
    options: { name: 'due', partialFilterExpression: { dueAt: { $exists: true } } },
    why: 'the events that are not applied yet',
  },
  {
    collection: 'providerEvents',
    key: { appliedAt: 1 },
    options: { name: 'forget', expireAfterSeconds: 90 * 86_400 },
    why: 'what an event said stands in the ledger; the event itself is kept a season',
  },
];
