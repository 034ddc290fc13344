import type { NewsletterProfile } from '@masthead/domain';
import type { Collection, Db } from 'mongodb';
import type { PreviewLink, PreviewRemark, PublicEntry, PublicIssue } from './read-model.ts';

/** A document is the contract's object with its id under `_id`; ids are hex strings, never driver objects. */
type Stored<T extends { readonly id: string }> = Omit<T, 'id'> & { readonly _id: string };

export type IssueDocument = Stored<PublicIssue>;
export type EntryDocument = Stored<PublicEntry>;
export type NewsletterDocument = Stored<NewsletterProfile>;
/** A revoked link keeps its row to explain itself, and loses what it showed. */
export type PreviewDocument = Omit<Stored<PreviewLink>, 'snapshot' | 'emailHtml'> & {
  readonly snapshot: PreviewLink['snapshot'] | null;
  readonly emailHtml: string | null;
};

export const publicIssues = (db: Db): Collection<IssueDocument> => db.collection('publicIssues');
export const publicEntries = (db: Db): Collection<EntryDocument> => db.collection('publicEntries');
export const publicNewsletters = (db: Db): Collection<NewsletterDocument> =>
  db.collection('publicNewsletters');
export const previewLinks = (db: Db): Collection<PreviewDocument> => db.collection('previewLinks');
export const publicRedirects = (db: Db): Collection<{ _id: string; slug: string }> =>
  db.collection('publicRedirects');
/** One document, `readModelState`: by what name the read model goes at present. */
export const publicState = (db: Db): Collection<{ _id: string; version: string; changedAt: Date }> =>
  db.collection('publicState');
export const readModelState = 'read-model';
export const previewRemarks = (db: Db): Collection<Stored<PreviewRemark>> => db.collection('previewRemarks');

export function toDocument<T extends { readonly id: string }>(value: T): Stored<T> {
  const { id, ...rest } = value;
  return { _id: id, ...rest };
}

export function fromDocument<T extends { readonly _id: string }>(
  document: T,
): Omit<T, '_id'> & { readonly id: string } {
  const { _id, ...rest } = document;
  return { id: _id, ...rest };
}
